/**
 * The manifests of {@code k8s/}: held against Kubernetes' own schemas and against the rules of the house, each with faults planted
 * that it must find; and the packaged service started with what they give it, and nothing else.
 */
@NullMarked
package io.qisheng.deployment;

import org.jspecify.annotations.NullMarked;
