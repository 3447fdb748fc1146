/* Rules on the form of the partnership as a whole: is it governed as it says, does it look
 * outwards, do both ends of its ties report them? Declared form and measured shape in, findings
 * out.
 *
 * The shape, after Provan & Kenis: no broker, shared governance; one broker that sits in a body
 * with the others, a lead organisation; one broker that does not, a network administrative
 * organisation. Bodies are where members meet, not brokers: only organisations are looked at. */
#include <stdint.h>
#include <string.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"

/* --- declared against measured --------------------------------------------------------------- */

enum { FORM_SHARED, FORM_LEAD, FORM_ADMINISTRATIVE };

static const char *const FORM_WORDS[] = {"shared by its members", "led by one member organisation",
                                         "run by an organisation of its own"};

typedef struct shape {
    double centralisation; /* betweenness */
    double share;          /* of betweenness, of the organisation with most */
    size_t broker;         /* that organisation; SIZE_MAX none */
    int form;
    bool has_seats;
} shape;

/* Does the member sit in any body, with or without a part in the work? */
static bool sits_anywhere(const pm_audit *audit, size_t member, bool *has_seats)
{
    bool sits = false;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t seated = 0;
        size_t body = 0;
        if (pm_fact_active_seat(audit, edge, &seated, &body)) {
            *has_seats = true;
            sits = sits || seated == member;
        }
    }
    return sits;
}

static bool read_shape(const pm_audit *audit, shape *found)
{
    *found = (shape){.broker = SIZE_MAX};
    if (!pm_fact_of_network(audit, "betweenness_centralization", &found->centralisation)) {
        return false;
    }
    for (size_t member = 0; member < audit->members; member++) {
        double share = 0;
        if (pm_fact_is_organisation(audit, member) &&
            pm_fact_of_member(audit, "betweenness_share", member, &share) && share > found->share) {
            found->share = share;
            found->broker = member;
        }
    }
    bool sits = found->broker != SIZE_MAX && sits_anywhere(audit, found->broker, &found->has_seats);
    bool brokered = found->share > audit->conventions->broker_share &&
                    found->centralisation > audit->conventions->low_centralisation;
    found->form = !brokered ? FORM_SHARED : sits ? FORM_LEAD : FORM_ADMINISTRATIVE;
    return true;
}

static pm_status file_form(const pm_audit *audit, const shape *found, int declared, pm_error *err)
{
    bool same = declared == found->form;
    pm_draft draft = pm_draft_begin(audit, same ? PM_FINE : PM_WATCH, same ? 0 : PM_WEIGHT_RECORD);
    pm_text_add(&draft.headline, same ? "The partnership is governed as it says"
                                      : "The map shows another form of governance");
    if (same) {
        pm_text_addf(&draft.text,
                     "It is declared to be %s, and the map shows as much: ", FORM_WORDS[declared]);
    } else {
        pm_text_addf(&draft.text,
                     "It is declared to be %s; the map looks like one %s: ", FORM_WORDS[declared],
                     FORM_WORDS[found->form]);
    }
    if (found->broker != SIZE_MAX) {
        pm_say_member(&draft.text, audit->measures, found->broker);
        pm_text_add(&draft.text, " has the largest share of an organisation in the ways between "
                                 "others, ");
        pm_say_share(&draft.text, found->share);
        pm_text_add(&draft.text, ", and ");
    }
    pm_text_add(&draft.text, "centralisation is ");
    pm_text_add_rounded(&draft.text, found->centralisation, 2);
    pm_text_add(&draft.text, " on a scale to 1");
    pm_text_add(&draft.text, found->form == FORM_LEAD ? "; it has a seat among the members."
                             : found->form == FORM_ADMINISTRATIVE
                                 ? "; it has no seat among the members."
                                 : ".");
    pm_draft_number(&draft, "betweenness_centralization", found->centralisation);
    pm_draft_number(&draft, "largest_share", found->share);
    if (!same && found->form != FORM_SHARED) {
        pm_draft_member(&draft, found->broker);
    }
    return pm_draft_file(&draft, err);
}

static pm_status rule_form(const pm_audit *audit, pm_error *err)
{
    shape found = {0};
    int declared = pm_map_choice(audit->map, PM_MAP_GOVERNANCE_FORM, 0);
    if (declared < 0) {
        return pm_find_unknown(audit, PM_RECORD_FORM, "The form of governance is not known",
                               "The map declares none. Record `governance_form` on the map: "
                               "shared, lead_organisation or network_administrative.",
                               err);
    }
    if (!read_shape(audit, &found)) {
        return pm_find_unknown(audit, PM_RECORD_TIES, "The shape of governance is not known",
                               "The map has fewer than three members. Record the organisations as "
                               "nodes and their relationships as edges.",
                               err);
    }
    if (found.form == FORM_ADMINISTRATIVE && !found.has_seats) {
        return pm_find_unknown(audit, PM_RECORD_SEATS, "The shape of governance is not known",
                               "One organisation stands between the others, and the map states no "
                               "seats, so that it may be a member or not. Record edges of kind "
                               "`member`.",
                               err);
    }
    return file_form(audit, &found, declared, err);
}

/* --- inwards and outwards -------------------------------------------------------------------- */

static pm_status file_scope(const pm_audit *audit, size_t internal, size_t external, pm_error *err)
{
    size_t all = internal + external;
    double share = (double)external / (double)all;
    bool watch = external == 0 || share > audit->conventions->majority;
    pm_draft draft =
        pm_draft_begin(audit, watch ? PM_WATCH : PM_FINE, watch ? PM_WEIGHT_RECORD : 0);
    pm_text_add(&draft.headline, external == 0 ? "No tie leads beyond the partnership"
                                 : watch       ? "Most stated ties lead outside"
                                               : "Ties lead inwards and outwards");
    pm_say_part_first(&draft.text, external, all, "relationship", "relationships");
    pm_text_add(&draft.text, external <= 1 ? " that state it leads" : " that state it lead");
    pm_text_add(&draft.text, " beyond the partnership.");
    pm_draft_number(&draft, "external", (double)external);
    pm_draft_number(&draft, "internal", (double)internal);
    pm_draft_number(&draft, "not_stated", (double)(pm_map_edge_count(audit->map) - all));
    return pm_draft_file(&draft, err);
}

static pm_status rule_scope(const pm_audit *audit, pm_error *err)
{
    size_t internal = 0;
    size_t external = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        internal += pm_fact_is(audit, PM_EDGE_SCOPE, edge, "internal") ? 1 : 0;
        external += pm_fact_is(audit, PM_EDGE_SCOPE, edge, "external") ? 1 : 0;
    }
    if (internal + external >= audit->conventions->fewest_answers) {
        return file_scope(audit, internal, external, err);
    }
    return pm_find_unknown(
        audit, PM_RECORD_SCOPE, "How far ties lead outside is not known",
        "Fewer than {fewest_answers} relationships state it. Record `scope` (internal or external) "
        "on edges.",
        err);
}

/* --- reported by both ends ------------------------------------------------------------------- */

static pm_status file_reports(const pm_audit *audit, double share, size_t pairs, pm_error *err)
{
    bool escalates = pm_map_text(audit->map, PM_MAP_ESCALATION_TO, 0) != NULL ||
                     pm_map_text(audit->map, PM_MAP_DISPUTE_PROCESS, 0) != NULL;
    pm_outcome outcome = share >= audit->conventions->agreed_share ? PM_FINE
                         : escalates                               ? PM_WATCH
                                                                   : PM_ISSUE;
    pm_draft draft = pm_draft_begin(audit, outcome, outcome == PM_FINE ? 0 : PM_WEIGHT_RECORD);
    pm_text_add(&draft.headline, outcome == PM_FINE ? "Both ends report most of their ties"
                                                    : "Some ties are reported by one end only");
    pm_text_add(&draft.text, "Of ");
    pm_say_counted(&draft.text, pairs, "pair", "pairs");
    pm_text_add(&draft.text, " that answered and of whom one reported a tie with the other, both "
                             "reported it in ");
    pm_say_share(&draft.text, share);
    pm_text_add(&draft.text, escalates ? "; the map states where disagreements go."
                                       : "; the map states no place where disagreements go.");
    pm_draft_number(&draft, "confirmation_rate", share);
    pm_draft_number(&draft, "pairs", (double)pairs);
    return pm_draft_file(&draft, err);
}

static pm_status rule_reports(const pm_audit *audit, pm_error *err)
{
    double share = 0;
    const pm_column *column =
        pm_measures_find(audit->measures, PM_LEVEL_NETWORK, "confirmation_rate");
    if (column != NULL && column->has_coverage &&
        column->n_used >= audit->conventions->fewest_answers &&
        pm_fact_of_network(audit, "confirmation_rate", &share)) {
        return file_reports(audit, share, column->n_used, err);
    }
    return pm_find_unknown(
        audit, PM_RECORD_REPORTS, "Whether both ends report ties is not known",
        "For fewer than {fewest_answers} pairs is it known who reported their tie, both having "
        "answered. Record `reported_by` on edges and `responded` on members.",
        err);
}

/* --- registry -------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "governance-form",
        .title = "The declared form of governance against the map",
        .family = "governance",
        .fact = PM_FACT_STRUCTURE,
        .needs = "governance_form; betweenness_centralization, betweenness_share; edges of kind "
                 "member",
        .threshold = "watch when they differ. A broker has more than {broker_share} of all "
                     "betweenness on a map with centralisation above {low_centralisation}: with a "
                     "seat it is a lead organisation, without one an administrative organisation; "
                     "without a broker governance is shared",
        .why = "Each form works at some size and some trust; one that is declared and not lived "
               "leaves members waiting for decisions from the wrong place. Above a third, one in "
               "three ways leads through a single partner.",
        .question = "Which of the two do we want: the form we declare, or the one we live?",
        .next_step = "Put both on one page, and decide which to change.",
        .source = "Provan & Kenis 2008, doi:10.1093/jopart/mum015",
        .function = PM_RULE_FUNCTION(rule_form),
    },
    {
        .id = "external-ties",
        .title = "Ties beyond the partnership",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "scope",
        .threshold = "watch when none of the relationships that state it leads outside, or more "
                     "than {majority} do; {fewest_answers} or more",
        .why = "A partnership without ties outside hears only itself; one with mostly ties outside "
               "is a meeting place of other people's business.",
        .question = "Who outside would have to know of us for our objective to be met?",
        .next_step = "Name one partnership next door and one person to keep in touch with it.",
        .source = "Practice of partnering programmes: internal against external ties",
        .function = PM_RULE_FUNCTION(rule_scope),
    },
    {
        .id = "one-sided-report",
        .title = "Ties that only one end reports",
        .family = "governance",
        .fact = PM_FACT_ANSWERS,
        .needs = "reported_by, responded; confirmation_rate; escalation_to, dispute_process",
        .threshold = "when both ends report fewer than {agreed_share} of ties: watch, issue where "
                     "no way to settle disputes or escalation is stated; {fewest_answers} or more "
                     "pairs",
        .why = "A tie that one side reports and the other does not is a difference nobody has "
               "talked about. Four in five is the practitioners' figure for agreement; who "
               "reported what is not told.",
        .question = "What would the other side say of this tie?",
        .next_step = "Read each partner's list of ties out to those on it.",
        .source = "Practitioners' assumption to test: we will always agree; confirmation of "
                  "reports: Marsden 1990, doi:10.1146/annurev.so.16.080190.002251",
        .function = PM_RULE_FUNCTION(rule_reports),
    },
};

const pm_rule_table pm_rules_of_form = {RULES, sizeof RULES / sizeof *RULES};
