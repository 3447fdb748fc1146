/* The report: needs matched to offers, pairs first that would also close a gap of the map. */
#include "engine/audit/matches.h"

#include "viz/report_parts.h"

enum { MOST_MATCHES = 40 };

/* Does anybody state a need? */
bool pm_report_has_matches(const pm_report *report)
{
    for (size_t i = 0; i < pm_map_node_count(report->map); i++) {
        if (pm_map_text(report->map, PM_NODE_NEEDS, i) != NULL) {
            return true;
        }
    }
    return false;
}

static void add_gaps(pm_report *report, const pm_match *match)
{
    static const char *const words[] = {"brings it nearer to decisions", "joins two sectors",
                                        "both sit in one body"};
    const bool has[] = {match->closer, match->other_sector, match->shared_body};
    const char *between = "";
    pm_html_start(report->html, "td", NULL);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (has[i]) {
            pm_html_textf(report->html, "%s%s", between, words[i]);
            between = "; ";
        }
    }
    pm_html_text(report->html, match->tied ? between : "");
    pm_html_text(report->html, match->tied ? "they work together already" : "");
    pm_html_end(report->html);
}

static void add_member(pm_report *report, const char *element, size_t member)
{
    pm_html_start(report->html, element, "scope", element[1] == 'h' ? "row" : NULL, NULL);
    pm_report_link_member(report, member);
    pm_html_end(report->html);
}

static void add_table(pm_report *report, const pm_matches *matches)
{
    static const char *const heads[] = {"Who needs it", "What",          "Who offers it",
                                        "How to begin", "Why these two", NULL};
    pm_html *html = report->html;
    pm_report_begin_table(report, "table-matches", "Needs and who could meet them", "words");
    pm_report_add_heads(report, heads);
    pm_html_start(html, "tbody", NULL);
    for (size_t i = 0; i < matches->count && i < MOST_MATCHES; i++) {
        const pm_match *match = &matches->items[i];
        pm_html_start(html, "tr", NULL);
        add_member(report, "th", match->needs);
        pm_report_add_cell(report, match->what);
        add_member(report, "td", match->offers);
        pm_report_add_cell(report, pm_match_way_name(match->way));
        add_gaps(report, match);
        pm_html_end(html);
    }
    pm_html_end(html);
    pm_report_end_table(report);
    if (matches->count > MOST_MATCHES) {
        pm_html_start(html, "p", "class", "note", NULL);
        pm_html_textf(html, "The first %d of %zu matches.", (int)MOST_MATCHES, matches->count);
        pm_html_end(html);
    }
}

pm_status pm_report_add_matches(pm_report *report, pm_error *err)
{
    pm_html *html = report->html;
    pm_matches matches = {0};
    pm_status status =
        pm_match_needs(report->measures, pm_findings_conventions(report->findings), &matches, err);
    if (status != PM_OK) {
        return status;
    }
    pm_html_start(html, "p", "class", "lead", NULL);
    pm_html_textf(html, "%zu %s stated and %zu %s; ", matches.needs,
                  matches.needs == 1 ? "need is" : "needs are", matches.offers,
                  matches.offers == 1 ? "offer" : "offers");
    pm_html_textf(html, "%zu of the needs nobody else offers to meet.", matches.unmet);
    pm_html_end(html);
    if (matches.count > 0) {
        add_table(report, &matches);
    }
    pm_matches_free(&matches);
    return PM_OK;
}
