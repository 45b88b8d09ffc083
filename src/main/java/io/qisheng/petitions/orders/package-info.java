/** 点单 within petitions: between what a body orders from the menu and what a petition keeps and shows of it. */
@NullMarked
package io.qisheng.petitions.orders;

import org.jspecify.annotations.NullMarked;
