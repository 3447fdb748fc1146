/* The report: maps and charts as figures, each with its caption. */
#include "viz/chart_frame.h"
#include "viz/report_parts.h"

/* A broad page for a screen: at the width of the text its letters are larger than the text's
 * smallest, and across an A4 sheet they are as large as on a drawn page. */
static const pm_paper FIGURE = {"figure", 780, 450, 1, true, "a figure on a page"};

pm_status pm_report_draw_view(pm_report *report, const pm_view *view, pm_figure *figure,
                              pm_error *err)
{
    pm_draw_options options = pm_default_draw_options();
    options.view = view;
    options.paper = &FIGURE;
    options.grey = report->options->grey;
    options.most_findings = report->options->most_findings;
    options.id_prefix = pm_report_keepf(report, "%s-", view->name);
    return options.id_prefix != NULL
               ? pm_draw_figure(report->measures, report->findings, &options, figure, err)
               : pm_fail_memory(err);
}

/* The findings that the figure numbers, as links to what is said of them. */
static void add_numbers(pm_report *report, const pm_figure *figure)
{
    pm_html *html = report->html;
    if (figure->told_count == 0) {
        return;
    }
    pm_html_start(html, "ol", "class", "numbers", NULL);
    for (size_t i = 0; i < figure->told_count; i++) {
        pm_html_start(html, "li", NULL);
        pm_report_add_badge(report, figure->told[i].finding->outcome, i + 1);
        pm_html_text(html, " ");
        pm_report_link_finding(report, figure->told[i].finding);
        pm_html_end(html);
    }
    pm_html_end(html);
}

static void add_caption(pm_report *report, const pm_view *view, const pm_figure *figure)
{
    pm_html *html = report->html;
    pm_html_start(html, "figcaption", NULL);
    pm_html_leaf(html, "strong", view->title, NULL);
    pm_html_textf(html, ". %s ", pm_text_bytes(&figure->size));
    pm_html_leaf(html, "span", pm_text_bytes(&figure->coverage), "class", "coverage", NULL);
    pm_html_end(html);
}

pm_status pm_report_add_figure(pm_report *report, const pm_view *view, const pm_figure *figure,
                               bool with_numbers, pm_error *err)
{
    pm_html *html = report->html;
    const char *id = pm_report_keepf(report, "view-%s", view->name);
    const char *label = pm_report_keepf(report, "Map: %s", view->title);
    if (id == NULL || label == NULL) {
        return pm_fail_memory(err);
    }
    pm_html_start(html, "figure", "id", id, "class", "map", "data-view", view->name, NULL);
    add_caption(report, view, figure);
    pm_html_start(html, "div", "class", "paper", "role", "region", "tabindex", "0", "aria-label",
                  label, NULL);
    pm_html_svg(html, &figure->svg);
    pm_html_end(html);
    if (with_numbers) {
        add_numbers(report, figure);
    }
    pm_html_end(html);
    return PM_OK;
}

pm_status pm_report_add_chart(pm_report *report, const pm_chart *chart, bool *shows, pm_error *err)
{
    pm_html *html = report->html;
    pm_text svg = {0};
    const pm_chart_options options = {
        .grey = report->options->grey, .inside = true, .rules = report->options->rules};
    const char *id = pm_report_keepf(report, "figure-%s", chart->name);
    pm_status status =
        id == NULL ? pm_fail_memory(err)
                   : pm_draw_chart_if_any(report->measures, chart, &options, &svg, shows, err);
    if (status == PM_OK && *shows) {
        pm_html_start(html, "figure", "id", id, "class", "chart", "aria-label", chart->title, NULL);
        pm_html_start(html, "div", "class", "paper", NULL);
        pm_html_svg(html, &svg);
        pm_html_end(html);
        pm_html_end(html);
    }
    pm_text_free(&svg);
    return status;
}
