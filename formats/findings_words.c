/* What text and Markdown both say of an audit: see findings_words.h. */
#include "formats/findings_words.h"

#include <string.h>

static const pm_finding_group GROUPS[] = {
    {PM_ISSUE, "Issues", "issue", "issues", true, true},
    {PM_WATCH, "Watch", "to watch", "to watch", true, true},
    {PM_FINE, "Fine", "fine", "fine", false, true},
    {PM_CANNOT_TELL, "Cannot tell", "cannot be told", "cannot be told", false, false},
};

size_t pm_finding_group_count(void)
{
    return sizeof GROUPS / sizeof GROUPS[0];
}

const pm_finding_group *pm_finding_group_at(size_t index)
{
    return &GROUPS[index];
}

/* --- opening --------------------------------------------------------------------------------- */

void pm_words_add_place(pm_text *words, const pm_map *map)
{
    const char *place = pm_map_text(map, PM_MAP_PLACE, 0);
    const char *date = pm_map_text(map, PM_MAP_DATE, 0);
    pm_text_add(words, place != NULL ? place : "");
    pm_text_add(words, place != NULL && date != NULL ? ", " : "");
    pm_text_add(words, date != NULL ? date : "");
}

static void add_counts(pm_text *words, const pm_results *results)
{
    const pm_findings *findings = results->findings;
    double members = 0;
    double ties = 0;
    if (pm_measures_number(results->measures, PM_LEVEL_NETWORK, "members", 0, &members) &&
        pm_measures_number(results->measures, PM_LEVEL_NETWORK, "ties", 0, &ties)) {
        pm_text_addf(words, "%.0f %s, %.0f %s. ", members, members == 1 ? "member" : "members",
                     ties, ties == 1 ? "tie" : "ties");
    }
    size_t total = pm_finding_count(findings);
    pm_text_addf(words, "%zu %s: ", total, total == 1 ? "finding" : "findings");
    const char *between = "";
    for (size_t g = 0; g < pm_finding_group_count(); g++) {
        size_t count = pm_findings_with(findings, GROUPS[g].outcome);
        if (count > 0) {
            pm_text_addf(words, "%s%zu %s", between, count,
                         count == 1 ? GROUPS[g].one : GROUPS[g].many);
            between = ", ";
        }
    }
    pm_text_add(words, ".");
}

/* Starts another choice of the line "Counted: ...; ...". */
static void begin_choice(pm_text *words)
{
    pm_text_add(words, words->length == 0 ? "Counted: " : "; ");
}

/* Kinds of tie that are separated by commas, as a list in words. */
static void add_kinds(pm_text *words, const char *kinds)
{
    pm_text_add(words, "ties of kind ");
    while (*kinds != '\0') {
        size_t length = strcspn(kinds, ",");
        pm_text_add_bytes(words, kinds, length);
        kinds += length;
        if (*kinds == ',') {
            kinds++;
            pm_text_add(words, strchr(kinds, ',') != NULL ? ", " : " or ");
        }
    }
}

/* What was counted, where the reader could not take it for granted. */
static void add_choices(pm_text *words, const pm_results *results)
{
    const pm_settings *settings = pm_measures_settings(results->measures);
    if (settings->ties != NULL) {
        begin_choice(words);
        add_kinds(words, settings->ties);
    }
    if (settings->combine == PM_BOTH) {
        begin_choice(words);
        pm_text_add(words, "ties both ends report");
    }
    if (settings->directed) {
        begin_choice(words);
        pm_text_add(words, "routes follow the direction of ties");
    }
    if (settings->sector != NULL) {
        begin_choice(words);
        pm_text_addf(words, "sectors by %s", settings->sector);
    }
    if (settings->decision != NULL) {
        begin_choice(words);
        pm_text_addf(words, "decisions made in %s", settings->decision);
    }
    pm_text_add(words, words->length > 0 ? "." : "");
}

/* "Rules of wib-2014.rules: Workforce Innovation and Opportunity Act of 2014 (eight rules).". */
static void add_rules_file(pm_text *words, const pm_rules_file *file)
{
    pm_text_addf(words, "Rules of %s%s%s (%zu %s", file->name, file->title != NULL ? ": " : "",
                 file->title != NULL ? file->title : "", file->rules,
                 file->rules == 1 ? "rule" : "rules");
    if (file->conventions > 0) {
        pm_text_addf(words, ", %zu %s", file->conventions,
                     file->conventions == 1 ? "convention" : "conventions");
    }
    pm_text_add(words, ").");
}

/* How the files' rules on who has to be there came out; where their members sit is another matter,
 * of structure. */
static void add_met(pm_text *words, const pm_results *results)
{
    size_t count[PM_OUTCOME_COUNT] = {0};
    size_t asked = 0;
    for (size_t i = 0; i < pm_finding_count(results->findings); i++) {
        const pm_finding *finding = pm_finding_at(results->findings, i);
        bool counts = finding->rule->function == NULL && finding->rule->fact == PM_FACT_STATED;
        asked += counts ? 1 : 0;
        count[finding->outcome] += counts ? 1 : 0;
    }
    if (asked > 0) {
        pm_text_addf(words, "Of %zu %s of files %zu met, %zu not met, %zu cannot be told.", asked,
                     asked == 1 ? "rule" : "rules", count[PM_FINE],
                     count[PM_ISSUE] + count[PM_WATCH], count[PM_CANNOT_TELL]);
    }
}

/* Who takes the paragraphs, and the one under way. */
typedef struct telling {
    pm_words_taker *take;
    void *context;
    pm_text words;
} telling;

/* Hands on the paragraph, unless there is nothing in it, and begins another. */
static void end_paragraph(telling *to)
{
    if (to->words.length > 0 && !to->words.failed) {
        to->take(to->context, pm_text_bytes(&to->words));
        to->words.length = 0;
        to->words.bytes[0] = '\0';
    }
}

static pm_status finish_telling(telling *to, pm_error *err)
{
    pm_status status = pm_text_check(&to->words, err);
    pm_text_free(&to->words);
    return status;
}

pm_status pm_words_tell_opening(const pm_results *results, pm_words_taker *take, void *context,
                                pm_error *err)
{
    telling to = {.take = take, .context = context};
    add_counts(&to.words, results);
    end_paragraph(&to);
    add_choices(&to.words, results);
    end_paragraph(&to);
    for (size_t i = 0; i < pm_findings_rules_file_count(results->findings); i++) {
        add_rules_file(&to.words, pm_findings_rules_file_at(results->findings, i));
        end_paragraph(&to);
    }
    add_met(&to.words, results);
    end_paragraph(&to);
    return finish_telling(&to, err);
}

/* --- findings -------------------------------------------------------------------------------- */

void pm_words_add_evidence(pm_text *words, const pm_finding_group *group, const pm_finding *finding)
{
    if (group->was_judged) {
        pm_text_addf(words, "%s: ", pm_fact_opening(finding->rule->fact));
    }
    pm_text_add(words, finding->text);
}

bool pm_words_are_folded(const pm_findings *findings, const pm_finding *finding)
{
    return finding->outcome == PM_CANNOT_TELL && finding->record != NULL &&
           pm_missing_is_long(findings);
}

static void add_missing_row(pm_text *words, const pm_missing_row *row)
{
    pm_text_addf(words, "Record %s to answer: ", row->record);
    for (size_t i = 0; i < row->count; i++) {
        const pm_rule *rule = row->findings[i]->rule;
        pm_text_addf(words, "%s%s (%s)", i > 0 ? "; " : "", rule->title, rule->id);
    }
    pm_text_add(words, ".");
}

pm_status pm_words_tell_missing(const pm_findings *findings, pm_words_taker *take, void *context,
                                pm_error *err)
{
    pm_missing missing = {0};
    if (!pm_missing_is_long(findings)) {
        return PM_OK;
    }
    pm_status status = pm_list_missing(findings, &missing, err);
    if (status != PM_OK) {
        return status;
    }
    telling to = {.take = take, .context = context};
    for (size_t i = 0; i < missing.count; i++) {
        if (missing.rows[i].record != NULL) {
            add_missing_row(&to.words, &missing.rows[i]);
            end_paragraph(&to);
        }
    }
    pm_missing_free(&missing);
    return finish_telling(&to, err);
}
