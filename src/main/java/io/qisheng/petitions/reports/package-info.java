/** The statistics of petitions as files: a workbook with the petitions behind the numbers, and a paper to print. */
@NullMarked
package io.qisheng.petitions.reports;

import org.jspecify.annotations.NullMarked;
