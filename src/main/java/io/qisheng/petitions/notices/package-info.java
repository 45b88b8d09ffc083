/** Who is told what when something happens to a petition. */
@NullMarked
package io.qisheng.petitions.notices;

import org.jspecify.annotations.NullMarked;
