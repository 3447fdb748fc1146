/* The findings store: drafts in, findings in their final order out. See findings.h and audit.h. */
#include "engine/audit/findings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/audit/words.h"
#include "engine/base/memory.h"

struct pm_findings {
    const pm_measures *measures; /* borrowed */
    pm_conventions conventions;  /* in force */
    pm_rules_file *files;        /* in the arena */
    size_t file_count;
    pm_arena arena; /* all that findings point to */
    pm_finding *items;
    size_t count, capacity;
};

static const char *const OUTCOME_NAMES[PM_OUTCOME_COUNT] = {"fine", "watch", "issue",
                                                            "cannot tell"};
static const char *const FACT_NAMES[] = {"structure", "stated", "answers"};
static const char *const FACT_OPENINGS[] = {"By the ties drawn", "As stated", "As answered"};

const char *pm_outcome_name(pm_outcome outcome)
{
    return OUTCOME_NAMES[outcome];
}

const char *pm_fact_name(pm_fact fact)
{
    return FACT_NAMES[fact];
}

const char *pm_fact_opening(pm_fact fact)
{
    return FACT_OPENINGS[fact];
}

pm_outcome pm_outcome_above(double value, double watch, double issue)
{
    return value > issue ? PM_ISSUE : value > watch ? PM_WATCH : PM_FINE;
}

pm_findings *pm_findings_new(const pm_measures *measures, const pm_conventions *conventions)
{
    pm_findings *findings = pm_new_array(1, sizeof *findings);
    if (findings != NULL) {
        findings->measures = measures;
        findings->conventions = *conventions;
    }
    return findings;
}

void pm_findings_free(pm_findings *findings)
{
    if (findings != NULL) {
        free(findings->items);
        pm_arena_free(&findings->arena);
        free(findings);
    }
}

const pm_conventions *pm_findings_conventions(const pm_findings *findings)
{
    return &findings->conventions;
}

size_t pm_finding_count(const pm_findings *findings)
{
    return findings->count;
}

const pm_finding *pm_finding_at(const pm_findings *findings, size_t index)
{
    return index < findings->count ? &findings->items[index] : NULL;
}

size_t pm_findings_with(const pm_findings *findings, pm_outcome outcome)
{
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++) {
        count += findings->items[i].outcome == outcome ? 1 : 0;
    }
    return count;
}

/* --- drafts ---------------------------------------------------------------------------------- */

pm_draft pm_draft_begin(const pm_audit *audit, pm_outcome outcome, double weight)
{
    return (pm_draft){.audit = audit, .outcome = outcome, .weight = weight, .badge_count = 1};
}

void pm_draft_number(pm_draft *draft, const char *name, double value)
{
    if (isfinite(value) && draft->number_count < PM_MOST_NUMBERS) {
        draft->numbers[draft->number_count++] = (pm_evidence){.name = name, .value = value};
    }
}

void pm_draft_member(pm_draft *draft, size_t member)
{
    pm_indexes_add(&draft->members, member);
}

void pm_draft_members(pm_draft *draft, const pm_indexes *members)
{
    pm_indexes_add_all(&draft->members, members);
}

void pm_draft_edge(pm_draft *draft, size_t edge)
{
    pm_indexes_add(&draft->edges, edge);
}

void pm_draft_person(pm_draft *draft, size_t person)
{
    pm_indexes_add(&draft->people, person);
}

static void free_draft(pm_draft *draft)
{
    pm_text_free(&draft->headline);
    pm_text_free(&draft->text);
    pm_indexes_free(&draft->members);
    pm_indexes_free(&draft->edges);
    pm_indexes_free(&draft->people);
}

/* Copy of size bytes in the arena; NULL only when memory runs out. */
static const void *keep(pm_arena *arena, const void *bytes, size_t size)
{
    void *copy = pm_arena_new(arena, size);
    if (copy != NULL && size > 0) {
        memcpy(copy, bytes, size);
    }
    return copy;
}

static const char *const *keep_people(pm_findings *findings, const pm_indexes *people)
{
    const char **names = pm_arena_new(&findings->arena, people->count * sizeof *names);
    for (size_t i = 0; names != NULL && i < people->count; i++) {
        names[i] = pm_measures_row_name(findings->measures, PM_LEVEL_PERSON, people->items[i]);
    }
    return names;
}

static bool is_whole(const pm_draft *draft)
{
    return !draft->headline.failed && !draft->text.failed && !draft->members.failed &&
           !draft->edges.failed && !draft->people.failed;
}

/* The draft as a finding whose parts are all in the arena; false when memory runs out. */
static bool keep_draft(pm_findings *findings, const pm_draft *draft, pm_finding *finding)
{
    pm_arena *arena = &findings->arena;
    size_t members = draft->members.count;
    *finding = (pm_finding){
        .rule = draft->audit->rule,
        .outcome = draft->outcome,
        .headline = pm_arena_text(arena, pm_text_bytes(&draft->headline), draft->headline.length),
        .text = pm_arena_text(arena, pm_text_bytes(&draft->text), draft->text.length),
        .question = draft->question != NULL ? draft->question : draft->audit->rule->question,
        .record = draft->record,
        .numbers = keep(arena, draft->numbers, draft->number_count * sizeof *draft->numbers),
        .number_count = draft->number_count,
        .members = keep(arena, draft->members.items, members * sizeof *draft->members.items),
        .member_count = members,
        .badge_count = draft->badge_count < members ? draft->badge_count : members,
        .edges = keep(arena, draft->edges.items, draft->edges.count * sizeof *draft->edges.items),
        .edge_count = draft->edges.count,
        .people = keep_people(findings, &draft->people),
        .person_count = draft->people.count,
        .weight = draft->weight,
    };
    return finding->headline != NULL && finding->text != NULL && finding->numbers != NULL &&
           finding->members != NULL && finding->edges != NULL && finding->people != NULL;
}

void pm_draft_say(pm_draft *draft, const char *pattern)
{
    pm_convention_fill(&draft->text, pattern, draft->audit->conventions);
}

pm_status pm_draft_drop(pm_draft *draft, pm_error *err)
{
    bool whole = is_whole(draft);
    free_draft(draft);
    return whole ? PM_OK : pm_fail_memory(err);
}

pm_status pm_draft_file(pm_draft *draft, pm_error *err)
{
    pm_findings *findings = draft->audit->findings;
    pm_finding finding = {0};
    pm_status status = PM_OK;
    if (!is_whole(draft) || !keep_draft(findings, draft, &finding)) {
        status = pm_fail_memory(err);
    } else {
        void *items = findings->items;
        status = pm_grow(&items, &findings->capacity, findings->count + 1, sizeof finding, err);
        findings->items = items;
    }
    if (status == PM_OK) {
        findings->items[findings->count++] = finding;
    }
    free_draft(draft);
    return status;
}

static pm_status file_words(const pm_audit *audit, pm_outcome outcome, const char *record,
                            const char *headline, const char *text, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, outcome, 0);
    draft.record = record;
    pm_text_add(&draft.headline, headline);
    pm_draft_say(&draft, text);
    return pm_draft_file(&draft, err);
}

pm_status pm_find_fine(const pm_audit *audit, const char *headline, const char *text, pm_error *err)
{
    return file_words(audit, PM_FINE, NULL, headline, text, err);
}

pm_status pm_find_unknown(const pm_audit *audit, const char *record, const char *headline,
                          const char *text, pm_error *err)
{
    return file_words(audit, PM_CANNOT_TELL, record, headline, text, err);
}

pm_status pm_draft_give_up(pm_draft *draft, const char *record, const char *headline,
                           const char *text, pm_error *err)
{
    pm_status status = pm_draft_drop(draft, err);
    return status == PM_OK ? pm_find_unknown(draft->audit, record, headline, text, err) : status;
}

/* --- rules that are not the registry's ------------------------------------------------------- */

static bool keep_text(pm_arena *arena, const char **text)
{
    if (*text == NULL) {
        return true;
    }
    *text = pm_arena_text(arena, *text, strlen(*text));
    return *text != NULL;
}

const pm_rule *pm_findings_keep_rule(pm_findings *findings, const pm_rule *rule)
{
    pm_arena *arena = &findings->arena;
    pm_rule *kept = pm_arena_new(arena, sizeof *kept);
    if (kept == NULL) {
        return NULL;
    }
    *kept = *rule;
    bool whole = keep_text(arena, &kept->id) && keep_text(arena, &kept->title) &&
                 keep_text(arena, &kept->family) && keep_text(arena, &kept->needs) &&
                 keep_text(arena, &kept->threshold) && keep_text(arena, &kept->why) &&
                 keep_text(arena, &kept->question) && keep_text(arena, &kept->next_step) &&
                 keep_text(arena, &kept->source);
    return whole ? kept : NULL;
}

pm_status pm_findings_keep_files(pm_findings *findings, const pm_rulebook *book, pm_error *err)
{
    pm_arena *arena = &findings->arena;
    size_t count = pm_rulebook_file_count(book);
    findings->files = pm_arena_new(arena, (count + 1) * sizeof *findings->files);
    bool whole = findings->files != NULL;
    for (size_t i = 0; whole && i < count; i++) {
        findings->files[i] = *pm_rulebook_file_at(book, i);
        whole = keep_text(arena, &findings->files[i].name) &&
                keep_text(arena, &findings->files[i].title);
    }
    findings->file_count = whole ? count : 0;
    return whole ? PM_OK : pm_fail_memory(err);
}

size_t pm_findings_rules_file_count(const pm_findings *findings)
{
    return findings->file_count;
}

const pm_rules_file *pm_findings_rules_file_at(const pm_findings *findings, size_t index)
{
    return index < findings->file_count ? &findings->files[index] : NULL;
}

/* --- order ----------------------------------------------------------------------------------- */

static bool comes_before(const pm_finding *a, const pm_finding *b)
{
    static const int rank[PM_OUTCOME_COUNT] = {
        [PM_ISSUE] = 0, [PM_WATCH] = 1, [PM_FINE] = 2, [PM_CANNOT_TELL] = 3};
    if (a->outcome != b->outcome) {
        return rank[a->outcome] < rank[b->outcome];
    }
    return a->weight > b->weight;
}

/* By insertion: findings are few, and equal ones keep the registry's order. */
void pm_findings_sort(pm_findings *findings)
{
    for (size_t i = 1; i < findings->count; i++) {
        pm_finding moved = findings->items[i];
        size_t at = i;
        while (at > 0 && comes_before(&moved, &findings->items[at - 1])) {
            findings->items[at] = findings->items[at - 1];
            at--;
        }
        findings->items[at] = moved;
    }
}
