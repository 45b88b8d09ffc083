/**
 * What is done to a photo's bytes: judged by content and header first, decoded under limits, and encoded anew, so that nothing of
 * the upload reaches anyone but its pixels. Pure functions over byte arrays; blocking, to be called from worker threads only.
 */
@NullMarked
package io.qisheng.evidence.image;

import org.jspecify.annotations.NullMarked;
