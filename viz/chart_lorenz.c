/* Drawing: the Lorenz curve (1905, doi:10.2307/2276207) of the resource in use. Members' stated
 * amounts in; the curve under the line of equality and the largest holders beside it out. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/audit/words.h"
#include "viz/chart_axis.h"

enum { HOLDERS = 3, MOST_DOTS = 60, LABEL_LINES = 2 };

static const pm_box PLOT = {50, 62, 234, 236};
static const double BAR_LEFT = 242;
static const double BAR_RIGHT = 252;
static const double LABELS_LEFT = 266;
static const double LABEL_STEP = 26;
static const double LABELS_END = 206; /* below stand the figures */
static const double FIGURES_TOP = 222;

typedef struct holder {
    size_t member;
    double amount;
} holder;

typedef struct lorenz {
    holder *holders; /* by amount, rising */
    size_t count;
    double sum;
    const char *resource; /* clean */
    double gini, hhi, effective;
    pm_axis across, up;
} lorenz;

/* --- what there is to draw ------------------------------------------------------------------- */

static int by_amount(const void *left, const void *right)
{
    const holder *x = left;
    const holder *y = right;
    if (x->amount < y->amount || x->amount > y->amount) {
        return x->amount < y->amount ? -1 : 1;
    }
    return x->member > y->member ? -1 : 1;
}

static pm_status collect(const pm_measures *measures, lorenz *of, pm_error *err)
{
    size_t members = pm_measures_rows(measures, PM_LEVEL_ORGANISATION);
    of->holders = pm_new_array(members, sizeof *of->holders);
    if (of->holders == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < members; i++) {
        double amount = 0;
        if (pm_measures_resource_of(measures, i, &amount)) {
            of->holders[of->count++] = (holder){i, amount};
        }
    }
    qsort(of->holders, of->count, sizeof *of->holders, by_amount);
    for (size_t i = 0; i < of->count; i++) {
        of->sum += of->holders[i].amount;
    }
    return PM_OK;
}

/* A measure of the resource in use: NULL with a reason in *why where it is undefined. */
static bool number_of_resource(const pm_chart_page *page, const char *stem, double *number,
                               const char **why)
{
    pm_text key = {0};
    pm_text_addf(&key, "%s%s", stem, pm_measures_resource(page->measures));
    const pm_column *column =
        pm_measures_find(page->measures, PM_LEVEL_NETWORK, pm_text_bytes(&key));
    pm_text_free(&key);
    *why = column != NULL ? column->values[0].reason : "no member states it";
    *number = column != NULL && *why == NULL ? column->values[0].as.number : 0;
    return *why == NULL;
}

/* Says what is missing; false when nothing is. */
static bool is_missing(pm_chart_page *page, lorenz *of)
{
    const char *why = NULL;
    if (pm_measures_resource(page->measures) == NULL) {
        pm_chart_missing(
            page, "How evenly the resource is held is not known.",
            "No member states a resource. Record \"budget\", \"staff\" or \"funding\" on "
            "organisations, or name the attribute that holds it with --resource.");
        return true;
    }
    of->resource = pm_chart_clean(page, pm_measures_resource(page->measures));
    if (number_of_resource(page, "gini_", &of->gini, &why) &&
        number_of_resource(page, "hhi_", &of->hhi, &why) &&
        number_of_resource(page, "effective_", &of->effective, &why)) {
        return false;
    }
    pm_text remedy = {0};
    pm_text_addf(&remedy,
                 "The curve cannot be drawn: %s. Record \"%s\" on every organisation, as a "
                 "number of 0 or more, or name another attribute with --resource.",
                 why, of->resource);
    pm_chart_missing(page, "How evenly the resource is held is not known.", pm_text_bytes(&remedy));
    page->story.failed = page->story.failed || remedy.failed;
    pm_text_free(&remedy);
    return true;
}

/* --- the curve ------------------------------------------------------------------------------- */

static void add_point(pm_text *svg, double x, double y)
{
    pm_text_add(svg, " ");
    pm_text_add_rounded(svg, x, 2);
    pm_text_add(svg, ",");
    pm_text_add_rounded(svg, y, 2);
}

/* Points of the curve from (0, 0) on. */
static void add_points(pm_text *svg, const lorenz *of)
{
    double held = 0;
    add_point(svg, pm_axis_at(&of->across, 0), pm_axis_at(&of->up, 0));
    for (size_t i = 0; i < of->count; i++) {
        held += of->holders[i].amount;
        add_point(svg, pm_axis_at(&of->across, (double)(i + 1) / (double)of->count),
                  pm_axis_at(&of->up, held / of->sum));
    }
}

static void draw_curve(pm_chart_page *page, const lorenz *of)
{
    pm_text *svg = &page->marks;
    pm_text words = {0};
    pm_text_addf(&words, "Lorenz curve of the stated %s: Gini coefficient %.2f", of->resource,
                 of->gini);
    pm_mark_begin(page, "mark curve", &words);
    pm_text_add(svg, "<polygon points=\"");
    add_points(svg, of);
    pm_text_add(svg, "\"");
    pm_svg_attribute(svg, "fill", page->colours->area);
    pm_text_add(svg, "/>\n<polyline points=\"");
    add_points(svg, of);
    pm_text_add(svg, "\" fill=\"none\"");
    pm_svg_attribute(svg, "stroke", page->colours->line);
    pm_text_add(svg, " stroke-width=\"1.8\"/>\n");
    pm_mark_end(page);
    pm_svg_line(svg, (pm_point){PLOT.left, PLOT.bottom}, (pm_point){PLOT.right, PLOT.top},
                PM_INK_FAINT, 0.9, "4,3");
}

static void say_holding(pm_text *words, const lorenz *of, const char *name, double amount)
{
    pm_text_addf(words, "%s: ", name);
    pm_say_share(words, amount / of->sum);
    pm_text_addf(words, " of the stated %s (", of->resource);
    pm_say_amount(words, amount);
    pm_text_add(words, ")");
}

static void draw_dots(pm_chart_page *page, const lorenz *of)
{
    double held = 0;
    for (size_t i = 0; i < of->count && of->count <= MOST_DOTS; i++) {
        held += of->holders[i].amount;
        pm_point at = {pm_axis_at(&of->across, (double)(i + 1) / (double)of->count),
                       pm_axis_at(&of->up, held / of->sum)};
        pm_text words = {0};
        say_holding(&words, of, pm_chart_member(page, of->holders[i].member),
                    of->holders[i].amount);
        pm_mark_begin(page, "mark holder", &words);
        pm_svg_circle(&page->marks, at, 1.9, page->colours->line, PM_WHITE, 0.5);
        pm_mark_end(page);
    }
}

/* --- the largest holders: the curve's last steps as a bar ------------------------------------ */

/* Two lines of a label: its share and name. */
static void say_label(pm_chart_page *page, pm_point at, double share, const char *name)
{
    pm_text words = {0};
    pm_say_share(&words, share);
    const char *percent = pm_chart_keep(page, &words);
    double room = PM_CHART_AREA.right - at.x;
    pm_chart_say(page, at, percent, PM_CHART_BOLD, PM_INK, PM_ANCHOR_START);
    const char *lines[LABEL_LINES] = {"", ""};
    bool cut = false;
    double indent = pm_text_width("100% ", PM_CHART_BOLD) + 2;
    size_t count =
        pm_wrap_text(&page->arena, name, room - indent, PM_CHART_FONT, LABEL_LINES, lines, &cut);
    for (size_t i = 0; i < count; i++) {
        pm_chart_say(page, (pm_point){at.x + indent, at.y + 9 * (double)i}, lines[i], PM_CHART_FONT,
                     PM_INK, PM_ANCHOR_START);
    }
}

static void draw_share(pm_chart_page *page, pm_box box, double *label_y, double last_y,
                       const char *fill, double share, const char *name)
{
    double middle = (box.top + box.bottom) / 2;
    double y = pm_least(pm_most(middle + 2.5, *label_y), last_y);
    pm_svg_box(&page->marks, box, 0, fill, PM_INK, 0.5);
    pm_svg_line(&page->marks, (pm_point){BAR_RIGHT, middle}, (pm_point){LABELS_LEFT - 3, y - 2.5},
                PM_INK_FAINT, 0.6, "");
    say_label(page, (pm_point){LABELS_LEFT, y}, share, name);
    *label_y = y + LABEL_STEP;
}

static void draw_holders(pm_chart_page *page, const lorenz *of)
{
    size_t shown = of->count - 1 < HOLDERS ? of->count : HOLDERS;
    size_t labels = shown + (of->count > shown ? 1 : 0);
    double label_y = PLOT.top + 4;
    double held = 0; /* by larger ones */
    for (size_t i = 0; i < labels; i++) {
        bool is_rest = i == shown;
        const holder *own = &of->holders[of->count - 1 - i];
        double amount = is_rest ? of->sum - held : own->amount;
        pm_box box = {BAR_LEFT, pm_axis_at(&of->up, 1 - held / of->sum), BAR_RIGHT,
                      pm_axis_at(&of->up, pm_most(0, 1 - (held + amount) / of->sum))};
        pm_text rest = {0};
        pm_text_addf(&rest, "the other %zu together", of->count - shown);
        const char *name = pm_chart_keep(page, &rest);
        name = is_rest ? name : pm_chart_member(page, own->member);
        pm_text words = {0};
        say_holding(&words, of, name, amount);
        pm_text_add(&page->story, " ");
        pm_text_add(&page->story, pm_text_bytes(&words));
        pm_text_add(&page->story, ".");
        pm_mark_begin(page, is_rest ? "mark rest" : "mark largest", &words);
        draw_share(page, box, &label_y, LABELS_END - LABEL_STEP * (double)(labels - 1 - i),
                   page->colours->shares[is_rest ? HOLDERS : i], amount / of->sum, name);
        pm_mark_end(page);
        held += amount;
    }
}

/* --- words ----------------------------------------------------------------------------------- */

/* How many of the largest hold half. */
static size_t holders_of_half(const lorenz *of)
{
    double held = 0;
    size_t count = 0;
    while (count < of->count && held < of->sum / 2) {
        held += of->holders[of->count - 1 - count].amount;
        count++;
    }
    return count;
}

static void say_figures(pm_chart_page *page, const lorenz *of)
{
    pm_text gini = {0};
    pm_text_addf(&gini, "Gini %.2f", of->gini);
    pm_text hhi = {0};
    pm_text_addf(&hhi, "HHI %.2f: as if ", of->hhi);
    pm_text_add_rounded(&hhi, of->effective, 1);
    pm_text_add(&hhi, " held equal shares");
    pm_text_addf(&page->story, " Gini coefficient %.2f, Herfindahl-Hirschman index %.2f: as if ",
                 of->gini, of->hhi);
    pm_text_add_rounded(&page->story, of->effective, 1);
    pm_text_add(&page->story, " members held equal shares.");
    pm_point at = {LABELS_LEFT, FIGURES_TOP};
    pm_chart_say(page, at, pm_chart_keep(page, &gini), PM_CHART_BOLD, PM_INK, PM_ANCHOR_START);
    at.x += pm_text_width("Gini 0.00 ", PM_CHART_BOLD);
    pm_chart_say(page, at, "(0 even, 1 one has all)", PM_CHART_FONT, PM_INK_SOFT, PM_ANCHOR_START);
    at = (pm_point){LABELS_LEFT, FIGURES_TOP + 11};
    pm_chart_say(page, at, pm_chart_keep(page, &hhi), PM_CHART_FONT, PM_INK, PM_ANCHOR_START);
}

static void say_all(pm_chart_page *page, const lorenz *of)
{
    size_t half = holders_of_half(of);
    size_t members = pm_measures_rows(page->measures, PM_LEVEL_ORGANISATION);
    pm_text_addf(&page->title, "How evenly the %s is held", of->resource);
    pm_text_addf(&page->message, "At least half of the stated %s is held by ", of->resource);
    pm_say_count(&page->message, half);
    pm_text_addf(&page->message, " of %zu members.", of->count);
    pm_text_addf(&page->note,
                 "%zu of %zu members state their %s. Dashed: if all held as much; the further the "
                 "curve sags, the less even.",
                 of->count, members, of->resource);
    pm_chart_say(page, (pm_point){(PLOT.left + PLOT.right) / 2, PLOT.bottom + 21},
                 "share of members, smallest first", PM_CHART_FONT, PM_INK_SOFT, PM_ANCHOR_MIDDLE);
    pm_text share = {0};
    pm_text_addf(&share, "share of the stated %s they hold", of->resource);
    pm_chart_say(page, (pm_point){PM_CHART_AREA.left, PLOT.top - 7},
                 pm_chart_fitted(page, pm_chart_keep(page, &share), BAR_RIGHT - PM_CHART_AREA.left,
                                 PM_CHART_FONT),
                 PM_CHART_FONT, PM_INK_SOFT, PM_ANCHOR_START);
}

pm_status pm_chart_lorenz(pm_chart_page *page, pm_error *err)
{
    lorenz of = {.across = {1, false, PLOT.left, PLOT.right},
                 .up = {1, false, PLOT.bottom, PLOT.top}};
    if (is_missing(page, &of)) {
        return PM_OK;
    }
    pm_status status = collect(page->measures, &of, err);
    if (status == PM_OK) {
        pm_axis_across(page, &of.across, PLOT);
        pm_axis_up(page, &of.up, PLOT);
        draw_curve(page, &of);
        draw_dots(page, &of);
        draw_holders(page, &of);
        say_figures(page, &of);
        say_all(page, &of);
    }
    free(of.holders);
    return status;
}
