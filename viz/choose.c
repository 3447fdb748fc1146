/* Drawing: which findings a page tells, and which members and ties carry their numbers. Findings
 * and the view's row in, the picture's findings and its list of badges, not yet placed, out. */
#include "viz/choose.h"

#include <stdint.h>
#include <string.h>

#include "viz/picture_ties.h"
#include "viz/views.h"

enum {
    MOST_OF_A_RULE = 2, /* findings of one rule in the strip, as long as others wait */
    MOST_AT_MEMBERS =
        8,           /* numbers of one finding; about more, the audit says which stand for all */
    MOST_ON_TIES = 3 /* numbers of one finding that is about ties */
};

/* --- choosing -------------------------------------------------------------------------------- */

static bool is_shown(const pm_picture *picture, const pm_finding *finding)
{
    for (size_t i = 0; i < picture->finding_count; i++) {
        if (picture->findings[i] == finding) {
            return true;
        }
    }
    return false;
}

static size_t shown_of_rule(const pm_picture *picture, const pm_rule *rule)
{
    size_t count = 0;
    for (size_t i = 0; i < picture->finding_count; i++) {
        count += strcmp(picture->findings[i]->rule->id, rule->id) == 0 ? 1 : 0;
    }
    return count;
}

/* Is the finding of the rules whose signs the view draws? */
static bool is_own(const pm_picture *picture, const pm_finding *finding)
{
    const char *const *own = picture->view->marks->own_rules;
    for (size_t i = 0; own != NULL && own[i] != NULL; i++) {
        if (strcmp(own[i], finding->rule->family) == 0 || strcmp(own[i], finding->rule->id) == 0) {
            return true;
        }
    }
    return false;
}

/* Place in the order of the strip: the lower the earlier. */
static int rank_of(const pm_picture *picture, const pm_finding *finding)
{
    if (finding->outcome == PM_FINE) {
        return 4;
    }
    return (is_own(picture, finding) ? 0 : 2) + (finding->outcome == PM_ISSUE ? 0 : 1);
}

/* Shows findings of a rank while there is room, at most so many of each rule. */
static void show(pm_picture *picture, const pm_findings *findings, int rank, size_t most,
                 size_t most_of_a_rule)
{
    for (size_t i = 0; i < pm_finding_count(findings) && picture->finding_count < most; i++) {
        const pm_finding *finding = pm_finding_at(findings, i);
        if (finding->outcome != PM_CANNOT_TELL && rank_of(picture, finding) == rank &&
            !is_shown(picture, finding) && shown_of_rule(picture, finding->rule) < most_of_a_rule) {
            picture->findings[picture->finding_count++] = finding;
        }
    }
}

/* Shows what is open; then, when nothing open is left out, one finding that is fine. */
static void show_most(pm_picture *picture, const pm_findings *findings, size_t most)
{
    for (int round = 0; round < 2; round++) {
        for (int rank = 0; rank < 4; rank++) {
            show(picture, findings, rank, most, round == 0 ? MOST_OF_A_RULE : SIZE_MAX);
        }
    }
    size_t open = picture->finding_count;
    if (open == pm_findings_with(findings, PM_ISSUE) + pm_findings_with(findings, PM_WATCH)) {
        show(picture, findings, 4, open < most ? open + 1 : open, SIZE_MAX);
    }
}

/* By rank, within a rank in the audit's order. */
static void sort_shown(pm_picture *picture, const pm_findings *findings)
{
    const pm_finding *sorted[PM_MOST_FINDINGS] = {NULL};
    size_t count = 0;
    for (int rank = 0; rank <= 4; rank++) {
        for (size_t i = 0; i < pm_finding_count(findings); i++) {
            const pm_finding *finding = pm_finding_at(findings, i);
            if (is_shown(picture, finding) && rank_of(picture, finding) == rank) {
                sorted[count++] = finding;
            }
        }
    }
    for (size_t i = 0; i < count; i++) {
        picture->findings[i] = sorted[i];
    }
}

/* --- counting -------------------------------------------------------------------------------- */

static void count_left(pm_picture *picture, const pm_findings *findings)
{
    picture->issues_left = pm_findings_with(findings, PM_ISSUE);
    picture->watch_left = pm_findings_with(findings, PM_WATCH);
    for (size_t i = 0; i < picture->finding_count; i++) {
        picture->issues_left -= picture->findings[i]->outcome == PM_ISSUE ? 1 : 0;
        picture->watch_left -= picture->findings[i]->outcome == PM_WATCH ? 1 : 0;
    }
}

/* A question is a rule; it is unanswered when all it found is that it cannot tell. */
static void count_questions(pm_picture *picture, const pm_findings *findings)
{
    picture->questions = 0;
    picture->unanswered = 0;
    for (size_t r = 0; r < pm_rule_count(); r++) {
        bool asked = false;
        bool answered = false;
        for (size_t i = 0; i < pm_finding_count(findings); i++) {
            const pm_finding *finding = pm_finding_at(findings, i);
            bool of_rule = strcmp(finding->rule->id, pm_rule_at(r)->id) == 0;
            asked = asked || of_rule;
            answered = answered || (of_rule && finding->outcome != PM_CANNOT_TELL);
        }
        picture->questions += asked ? 1 : 0;
        picture->unanswered += asked && !answered ? 1 : 0;
    }
}

/* --- badges ---------------------------------------------------------------------------------- */

/* At how many of the finding's members, from the first on, its number is to stand: at the first
 * alone when it is about that one (a gatekeeper, and those behind it), at all when it is about each
 * of them. What members answered is marked at those alone whom the audit chose. */
static size_t wanted_at_members(const pm_finding *finding)
{
    bool all = finding->badge_count > 1 && finding->member_count <= MOST_AT_MEMBERS &&
               finding->outcome != PM_FINE && finding->rule->fact != PM_FACT_ANSWERS;
    return all ? finding->member_count : finding->badge_count;
}

static void add_badge(pm_picture *picture, size_t finding, size_t node, size_t tie)
{
    for (size_t i = 0; i < picture->badge_count; i++) {
        const pm_badge *there = &picture->badges[i];
        if (there->finding == finding && there->node == node && there->tie == tie) {
            return;
        }
    }
    picture->badges[picture->badge_count++] =
        (pm_badge){.finding = finding, .node = node, .tie = tie};
}

/* How many members a node stands for and how many of them the finding is about. */
static size_t count_in(const pm_picture *picture, const pm_finding *finding, size_t node,
                       size_t *of)
{
    size_t members = pm_measures_rows(picture->measures, PM_LEVEL_ORGANISATION);
    size_t count = 0;
    *of = 0;
    for (size_t v = 0; v < members; v++) {
        *of += picture->stands_in[v] == node ? 1 : 0;
    }
    size_t about = finding->badge_count > 1 ? finding->member_count : finding->badge_count;
    for (size_t i = 0; i < about; i++) {
        count += picture->stands_in[finding->members[i]] == node ? 1 : 0;
    }
    return count;
}

/* The line between the only two nodes that carry the finding, if it shows that they have no tie. */
static size_t missing_between(const pm_picture *picture, size_t a, size_t b)
{
    for (size_t i = 0; i < picture->tie_count; i++) {
        const pm_picture_tie *tie = &picture->ties[i];
        if (tie->missing && ((tie->a == a && tie->b == b) || (tie->a == b && tie->b == a))) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* Where a node stands for many the number is at those all of whose members the finding is about; a
 * finding about some members of a sector is none about the sector. */
static void list_gathered_badges(pm_picture *picture, size_t index)
{
    const pm_finding *finding = picture->findings[index];
    size_t first = picture->badge_count;
    for (size_t node = 0; node < picture->node_count; node++) {
        size_t of = 0;
        size_t count = count_in(picture, finding, node, &of);
        if (count == of && picture->badge_count - first < MOST_AT_MEMBERS) {
            add_badge(picture, index, node, SIZE_MAX);
        }
    }
    const pm_badge *badges = &picture->badges[first];
    size_t tie = picture->badge_count - first == 2
                     ? missing_between(picture, badges[0].node, badges[1].node)
                     : SIZE_MAX;
    if (tie != SIZE_MAX) {
        picture->badge_count = first;
        add_badge(picture, index, SIZE_MAX, tie);
    }
}

static void list_badges(pm_picture *picture, size_t index)
{
    const pm_finding *finding = picture->findings[index];
    if (picture->stands_in != NULL) {
        list_gathered_badges(picture, index);
        return;
    }
    for (size_t i = 0; i < wanted_at_members(finding); i++) {
        if (finding->members[i] < picture->node_count) {
            add_badge(picture, index, finding->members[i], SIZE_MAX);
        }
    }
    if (finding->member_count > 0 || finding->outcome == PM_FINE) {
        return;
    }
    size_t on_ties = 0;
    for (size_t i = 0; i < finding->edge_count && on_ties < MOST_ON_TIES; i++) {
        size_t tie = pm_picture_tie_of(picture, finding->edges[i]);
        if (tie != SIZE_MAX) {
            add_badge(picture, index, SIZE_MAX, tie);
            on_ties++;
        }
    }
}

static pm_status make_room(pm_picture *picture, const pm_findings *findings, pm_error *err)
{
    size_t badges = 0;
    for (size_t i = 0; i < pm_finding_count(findings); i++) {
        badges += wanted_at_members(pm_finding_at(findings, i)) + MOST_ON_TIES + MOST_AT_MEMBERS;
    }
    picture->findings = pm_arena_new(&picture->arena, PM_MOST_FINDINGS * sizeof *picture->findings);
    picture->badges = pm_arena_new(&picture->arena, (badges + 1) * sizeof *picture->badges);
    return picture->findings != NULL && picture->badges != NULL ? PM_OK : pm_fail_memory(err);
}

/* --- together -------------------------------------------------------------------------------- */

pm_status pm_findings_choose(pm_picture *picture, const pm_findings *findings, size_t most,
                             pm_error *err)
{
    pm_status status = make_room(picture, findings, err);
    if (status != PM_OK) {
        return status;
    }
    picture->finding_count = 0;
    picture->badge_count = 0;
    show_most(picture, findings, most < PM_MOST_FINDINGS ? most : PM_MOST_FINDINGS);
    sort_shown(picture, findings);
    count_left(picture, findings);
    count_questions(picture, findings);
    for (size_t i = 0; i < picture->finding_count; i++) {
        list_badges(picture, i);
    }
    return PM_OK;
}

void pm_findings_drop_last(pm_picture *picture)
{
    size_t last = --picture->finding_count;
    picture->issues_left += picture->findings[last]->outcome == PM_ISSUE ? 1 : 0;
    picture->watch_left += picture->findings[last]->outcome == PM_WATCH ? 1 : 0;
    size_t kept = 0;
    for (size_t i = 0; i < picture->badge_count; i++) {
        if (picture->badges[i].finding != last) {
            picture->badges[kept++] = picture->badges[i];
        }
    }
    picture->badge_count = kept;
}
