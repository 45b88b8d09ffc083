/** 积分: what other features have paid and ask of it; its parts are the rules, the ledger, the boards and the claims. */
@NullMarked
package io.qisheng.points;

import org.jspecify.annotations.NullMarked;
