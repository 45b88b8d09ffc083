/** Encryption of personal fields at rest and keyed hashes to find them again. */
@NullMarked
package io.qisheng.platform.crypto;

import org.jspecify.annotations.NullMarked;
