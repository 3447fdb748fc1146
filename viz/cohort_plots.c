/* The cohort page: strip plots of the measures, those of first rank at once, the others behind a
 * summary line. */
#include "viz/cohort_parts.h"

static pm_status add_plots(pm_cohort_sheet *sheet, bool main, pm_error *err)
{
    pm_status status = PM_OK;
    pm_html_start(sheet->html, "div", "class", "plots", NULL);
    for (size_t i = 0; status == PM_OK && i < pm_cohort_column_count(sheet->cohort); i++) {
        const pm_cohort_column *column = pm_cohort_column_at(sheet->cohort, i);
        if (pm_cohort_is_plotted(column) && pm_cohort_is_main(column) == main) {
            status = pm_cohort_add_plot(sheet, i, err);
        }
    }
    pm_html_end(sheet->html);
    return status;
}

static size_t count_plots(const pm_cohort_sheet *sheet, bool main)
{
    size_t count = 0;
    for (size_t i = 0; i < pm_cohort_column_count(sheet->cohort); i++) {
        const pm_cohort_column *column = pm_cohort_column_at(sheet->cohort, i);
        count += pm_cohort_is_plotted(column) && pm_cohort_is_main(column) == main ? 1 : 0;
    }
    return count;
}

pm_status pm_cohort_add_plots(pm_cohort_sheet *sheet, pm_error *err)
{
    size_t others = count_plots(sheet, false);
    pm_html_leaf(sheet->html, "p",
                 "Each dot is a place, on the measure’s own scale, in the lane of its band of "
                 "size; dots beside one another have much the same number. The shaded box holds "
                 "the middle half of the lane’s places, the line in it is their median; a lane of "
                 "fewer than 10 places has neither.",
                 NULL);
    pm_status status = add_plots(sheet, true, err);
    if (status == PM_OK && others > 0) {
        pm_html_start(sheet->html, "details", "class", "others", NULL);
        pm_html_start(sheet->html, "summary", NULL);
        pm_html_textf(sheet->html, "%zu more %s", others, others == 1 ? "measure" : "measures");
        pm_html_end(sheet->html);
        status = add_plots(sheet, false, err);
        pm_html_end(sheet->html);
    }
    return status;
}
