/* The audit in Markdown for pandoc and wikis: a title, what was counted, and the findings under a
 * heading for each outcome, in the words and the order of the text for terminals; with each
 * convention stands its source. One paragraph a line, and every word that is not ours escaped. */
#include <string.h>

#include "formats/doi.h"
#include "formats/findings_words.h"
#include "formats/markdown_text.h"
#include "formats/rows.h"
#include "formats/writers.h"

/* Ends a block: what is escaped becomes a paragraph, and the empty text takes the next. */
static void end_paragraph(pm_text *out, pm_text *escaped)
{
    if (escaped->length > 0) {
        pm_text_add(out, "\n");
        pm_markdown_add_line(out, pm_text_bytes(escaped));
        pm_text_add(out, "\n");
    }
    out->failed = out->failed || escaped->failed;
    pm_text_free(escaped);
}

static void take_paragraph(void *context, const char *words)
{
    pm_text escaped = {0};
    pm_markdown_add_words(&escaped, words);
    end_paragraph(context, &escaped);
}

static void take_item(void *context, const char *words)
{
    pm_text escaped = {0};
    pm_text *out = context;
    pm_markdown_add_words(&escaped, words);
    pm_text_add(out, "-   ");
    pm_markdown_add_line(out, pm_text_bytes(&escaped));
    pm_text_add(out, "\n");
    out->failed = out->failed || escaped.failed;
    pm_text_free(&escaped);
}

/* --- opening --------------------------------------------------------------------------------- */

/* "Graph north (1 of 3)", where the title alone might leave readers in doubt. */
static void add_graph(pm_text *out, const pm_results *results)
{
    pm_text escaped = {0};
    if (results->graphs > 1) {
        const char *id = pm_map_graph_id(results->map);
        pm_text_add(&escaped, "Graph ");
        if (id[0] != '\0') {
            pm_markdown_add_text(&escaped, id);
        } else {
            pm_text_addf(&escaped, "%zu", results->graph);
        }
        pm_text_addf(&escaped, " (%zu of %zu)", results->graph, results->graphs);
    }
    end_paragraph(out, &escaped);
}

/* The map's name, or its file's without the folders, which say more of a machine than of a map. */
static const char *title_of(const pm_map *map)
{
    const char *name = pm_map_text(map, PM_MAP_NAME, 0);
    const char *slash = strrchr(pm_map_file(map), '/');
    return name != NULL ? name : slash != NULL ? slash + 1 : pm_map_file(map);
}

static pm_status add_opening(pm_text *out, const pm_results *results, pm_error *err)
{
    const pm_map *map = pm_results_map(results);
    pm_text place = {0};
    pm_text escaped = {0};
    pm_text_add(out, out->length > 0 ? "\n# " : "# ");
    pm_markdown_add_text(out, title_of(map));
    pm_text_add(out, "\n");
    add_graph(out, results);
    pm_words_add_place(&place, map);
    pm_markdown_add_text(&escaped, pm_text_bytes(&place));
    out->failed = out->failed || place.failed;
    pm_text_free(&place);
    end_paragraph(out, &escaped);
    return pm_words_tell_opening(results, take_paragraph, out, err);
}

/* --- findings -------------------------------------------------------------------------------- */

/* A paragraph that opens with a short word, such as "Ask". */
static void add_labelled(pm_text *out, const char *word, const char *words)
{
    if (words != NULL && words[0] != '\0') {
        pm_text escaped = {0};
        pm_text_addf(&escaped, "*%s* ", word);
        pm_markdown_add_words(&escaped, words);
        end_paragraph(out, &escaped);
    }
}

/* Who says so, with a link to what has a number of its own. */
static void add_source(pm_text *out, const char *source)
{
    for (const char *doi = NULL; (doi = strstr(source, PM_DOI_OPENING)) != NULL;) {
        size_t length = pm_doi_length(doi);
        pm_text name = {0};
        pm_text to = {0};
        pm_markdown_add_part(out, source, (size_t)(doi - source));
        pm_markdown_add_part(&name, doi, length);
        pm_text_add(&to, PM_DOI_ADDRESS);
        pm_text_add_bytes(&to, doi + strlen(PM_DOI), length - strlen(PM_DOI));
        pm_markdown_add_link(out, pm_text_bytes(&name), pm_text_bytes(&to));
        out->failed = out->failed || name.failed || to.failed;
        pm_text_free(&name);
        pm_text_free(&to);
        source = doi + length;
    }
    pm_markdown_add_text(out, source);
}

static void add_rule(pm_text *out, const pm_rule *rule, bool was_judged)
{
    pm_text escaped = {0};
    pm_text_add(&escaped, "*Rule* ");
    pm_markdown_add_code(&escaped, rule->id);
    if (was_judged && rule->threshold[0] != '\0') {
        pm_text_add(&escaped, ". Convention: ");
        pm_markdown_add_words(&escaped, rule->threshold);
    }
    if (was_judged && rule->source[0] != '\0') {
        pm_text_add(&escaped, ". Source: ");
        add_source(&escaped, rule->source);
    }
    pm_text_add(&escaped, ".");
    end_paragraph(out, &escaped);
}

static void add_finding(pm_text *out, const pm_finding_group *group, size_t number,
                        const pm_finding *finding)
{
    pm_text words = {0};
    pm_text_addf(out, "\n### %zu. ", number);
    pm_markdown_add_text(out, finding->headline);
    pm_text_add(out, "\n");
    pm_words_add_evidence(&words, group, finding);
    take_paragraph(out, pm_text_bytes(&words));
    out->failed = out->failed || words.failed;
    pm_text_free(&words);
    if (group->calls_for_action) {
        add_labelled(out, "Ask", finding->question);
        add_labelled(out, "Next", finding->rule->next_step);
    }
    add_rule(out, finding->rule, group->was_judged);
}

/* The list of what to record comes first: an item after a finding would look like a part of it. */
static pm_status add_missing(pm_text *out, const pm_findings *findings, pm_error *err)
{
    if (!pm_missing_is_long(findings)) {
        return PM_OK;
    }
    pm_text_add(out, "\n");
    return pm_words_tell_missing(findings, take_item, out, err);
}

/* Numbers run on through the groups, so that a number names one finding. */
static pm_status add_group(pm_text *out, const pm_findings *findings, const pm_finding_group *group,
                           pm_error *err)
{
    pm_status status = PM_OK;
    if (pm_findings_with(findings, group->outcome) == 0) {
        return PM_OK;
    }
    pm_text_addf(out, "\n## %s\n", group->heading);
    if (group->outcome == PM_CANNOT_TELL) {
        status = add_missing(out, findings, err);
    }
    for (size_t i = 0; status == PM_OK && i < pm_finding_count(findings); i++) {
        const pm_finding *finding = pm_finding_at(findings, i);
        if (finding->outcome == group->outcome && !pm_words_are_folded(findings, finding)) {
            add_finding(out, group, i + 1, finding);
        }
    }
    return status;
}

pm_status pm_write_findings_md(const pm_results *results, pm_text *out, pm_error *err)
{
    pm_status status = add_opening(out, results, err);
    for (size_t g = 0; status == PM_OK && g < pm_finding_group_count(); g++) {
        status = add_group(out, results->findings, pm_finding_group_at(g), err);
    }
    return status == PM_OK ? pm_text_check(out, err) : status;
}
