/**
 * Photos that prove something: upload tickets, verification, renditions. The phone posts straight to object storage; the service
 * copies the upload out of its reach, judges the copy, and keeps only what it encoded itself. Other features attach photos to
 * their facts through {@link io.qisheng.evidence.Evidence} and say who may see a fact through {@link io.qisheng.evidence.FactAudience}.
 */
@NullMarked
package io.qisheng.evidence;

import org.jspecify.annotations.NullMarked;
