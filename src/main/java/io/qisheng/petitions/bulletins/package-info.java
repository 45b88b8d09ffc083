/** Bulletins: the numbers of a month as an office tells them to its departments, with what people write beside them. */
@NullMarked
package io.qisheng.petitions.bulletins;

import org.jspecify.annotations.NullMarked;
