/* The report: what its sections share, see report_parts.h. */
#include <stdarg.h>
#include <string.h>

#include "viz/member_ids.h"
#include "viz/report_parts.h"

const char *pm_report_keep(pm_report *report, pm_text *text)
{
    const char *kept =
        text->failed ? NULL : pm_arena_text(&report->arena, pm_text_bytes(text), text->length);
    pm_text_free(text);
    return kept;
}

const char *pm_report_keepf(pm_report *report, const char *format, ...)
{
    pm_text text = {0};
    va_list arguments;
    va_start(arguments, format);
    pm_text_addv(&text, format, arguments);
    va_end(arguments);
    return pm_report_keep(report, &text);
}

const char *pm_report_member_id(pm_report *report, size_t member)
{
    pm_text text = {0};
    pm_text_add_member_id(&text, PM_ROW_PREFIX, report->measures, member);
    return pm_report_keep(report, &text);
}

void pm_report_link_member(pm_report *report, size_t member)
{
    pm_text text = {0};
    pm_text_add_member_id(&text, "#" PM_ROW_PREFIX, report->measures, member);
    pm_html_leaf(report->html, "a", pm_measures_member_name(report->measures, member), "class",
                 "member", "href", pm_text_bytes(&text), NULL);
    report->failed = report->failed || text.failed;
    pm_text_free(&text);
}

/* --- tables ----------------------------------------------------------------------------------- */

void pm_report_begin_table(pm_report *report, const char *id, const char *caption,
                           const char *class_name)
{
    pm_html *html = report->html;
    pm_html_start(html, "div", "class", "wide", "role", "region", "tabindex", "0", "aria-label",
                  caption, NULL);
    pm_html_start(html, "table", "id", id, "class", class_name, NULL);
    pm_html_leaf(html, "caption", caption, NULL);
}

void pm_report_end_table(pm_report *report)
{
    pm_html_end(report->html);
    pm_html_end(report->html);
}

void pm_report_add_heads(pm_report *report, const char *const *heads)
{
    pm_html *html = report->html;
    pm_html_start(html, "thead", NULL);
    pm_html_start(html, "tr", NULL);
    for (; *heads != NULL; heads++) {
        bool of_numbers = **heads == '#';
        pm_html_leaf(html, "th", *heads + (of_numbers ? 1 : 0), "scope", "col", "class",
                     of_numbers ? "number" : NULL, NULL);
    }
    pm_html_end(html);
    pm_html_end(html);
}

void pm_report_add_number(pm_report *report, const pm_value *value, int decimals)
{
    pm_html *html = report->html;
    if (value->reason != NULL) {
        pm_html_start(html, "td", "class", "number undefined", "title", value->reason, NULL);
        pm_html_leaf(html, "span", "–", "aria-hidden", "true", NULL);
        pm_html_leaf(html, "span", value->reason, "class", "unseen", NULL);
    } else {
        pm_text exact = {0};
        pm_text_add_number(&exact, value->as.number);
        pm_html_start(html, "td", "class", "number", "data-value", pm_text_bytes(&exact), NULL);
        pm_html_textf(html, "%.*f", decimals, value->as.number);
        report->failed = report->failed || exact.failed;
        pm_text_free(&exact);
    }
    pm_html_end(html);
}
