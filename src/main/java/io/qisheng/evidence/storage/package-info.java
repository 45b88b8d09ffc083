/** The files of photos in object storage: where they lie, how they are read and written, and what others are signed to do. */
@NullMarked
package io.qisheng.evidence.storage;

import org.jspecify.annotations.NullMarked;
