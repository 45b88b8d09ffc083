/** Who of the staff looked at a confidential petition. */
@NullMarked
package io.qisheng.petitions.looks;

import org.jspecify.annotations.NullMarked;
