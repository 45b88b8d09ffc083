/** The menu of services that departments offer to enterprises: items, their questions by version, and what answers are worth. */
@NullMarked
package io.qisheng.services;

import org.jspecify.annotations.NullMarked;
