/**
 * The walls of the house as tests: who may use whom, where the database and asynchronous code may stand, what a resource must
 * declare. Every rule comes with violations planted for it, so a rule that can no longer fail is found out.
 */
@NullMarked
package io.qisheng.architecture;

import org.jspecify.annotations.NullMarked;
