/** 签到: scans, from what the phone sends to the one statement that writes them, and what secretaries make of the doubtful ones. */
@NullMarked
package io.qisheng.activities.checkin;

import org.jspecify.annotations.NullMarked;
