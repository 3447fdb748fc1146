/* The registry of rules: one row a rule, in the order of output among equals. Whoever shows
 * findings (text, JSON, explain, the drawing's strip, the man page) walks it. The thresholds'
 * numbers are in conventions.c, the functions in rules_*.c. */
#include "engine/audit/rules.h"

#include <string.h>

#define FUNCTION(name)                                                                             \
    &(const struct pm_rule_function)                                                               \
    {                                                                                              \
        pm_rule_##name                                                                             \
    }

static const pm_rule RULES[] = {
    {
        .id = "fragmentation",
        .title = "A map in separate parts",
        .family = "connection",
        .fact = PM_FACT_STRUCTURE,
        .needs = "connectedness, components",
        .threshold = "issue when fewer than 80% of all pairs of members can reach each other, "
                     "watch when fewer than all",
        .why = "Partners that no chain of ties joins cannot plan, share or warn each other. Four "
               "pairs in five is a round figure: below it, separation is the rule of the map and "
               "no exception.",
        .question = "Are these parts apart on purpose, and who could join them?",
        .next_step = "Pick one partner from each part and set up one shared piece of work.",
        .source = "Krackhardt 1994; Borgatti 2006, doi:10.1007/s10588-006-7084-x",
        .function = FUNCTION(fragmentation),
    },
    {
        .id = "no-route",
        .title = "Members with no route to decisions",
        .family = "connection",
        .fact = PM_FACT_STRUCTURE,
        .needs = "decision_body; decision_distance",
        .threshold = "issue for any member without a route, however long",
        .why = "A member that no chain of partners joins to the place of decision can neither be "
               "heard nor be held to what was decided. One of two audited pilots, with 111 "
               "partners, found such members; there is no number of them that would be right.",
        .question = "Who speaks for these members when decisions are made?",
        .next_step = "Give each of them one named partner, group or seat that leads to the "
                     "decision body.",
        .source = "Audit Commission 2009, Working better together? Managing local strategic "
                  "partnerships",
        .function = FUNCTION(no_route),
    },
    {
        .id = "isolate",
        .title = "Members without any tie",
        .family = "connection",
        .fact = PM_FACT_STRUCTURE,
        .needs = "degree",
        .threshold = "watch for any, issue when more than one member in ten",
        .why = "A member nobody works with is a member in name only, or a gap in the map. One in "
               "ten is a round figure for more than an oversight.",
        .question = "Does this member work with nobody, or has nobody asked?",
        .next_step = "Ask who this member works with; record the ties, or agree a first one.",
        .source = "Freeman 1979, doi:10.1016/0378-8733(78)90021-7; practice of partnership audits",
        .function = FUNCTION(isolates),
    },
    {
        .id = "gatekeeper",
        .title = "Members that others must pass on the way to decisions",
        .family = "dependence",
        .fact = PM_FACT_STRUCTURE,
        .needs = "decision_body; gatekeeper_of, gatekept_by",
        .threshold = "issue when two or more members, and at least one in ten of all, have to "
                     "pass it; watch for any",
        .why = "Who must be passed can slow down, filter or drop what passes, without meaning to; "
               "when it leaves, all behind it lose their route. An audited pilot found a few "
               "whose departure would do serious damage. One member behind another is often "
               "wanted; several, and a tenth of the map, are a structure.",
        .question = "What happens to those behind this member in a busy month?",
        .next_step = "Open a second way for one of them: a seat, a group, or a tie to another "
                     "partner.",
        .source = "Audit Commission 2009, Working better together? Managing local strategic "
                  "partnerships; dominators: Lengauer & Tarjan 1979, doi:10.1145/357062.357071",
        .function = FUNCTION(gatekeeper),
    },
    {
        .id = "decision-bridge",
        .title = "Members behind one tie to a decision body",
        .family = "dependence",
        .fact = PM_FACT_STRUCTURE,
        .needs = "decision_body; bridge, gatekeeper_of",
        .threshold = "issue when two or more members, and at least one in ten of all, are behind "
                     "it; watch for two or more",
        .why = "A tie that is the only crossing carries everyone behind it. The figures are those "
               "used for gatekeepers.",
        .question = "If this one relationship soured, how would those behind it be heard?",
        .next_step = "Add a second tie between the two sides.",
        .source = "Granovetter 1973, doi:10.1086/225469",
        .function = FUNCTION(decision_bridge),
    },
    {
        .id = "cut-point",
        .title = "Members whose loss splits the map",
        .family = "dependence",
        .fact = PM_FACT_STRUCTURE,
        .needs = "cut_point, cut_off",
        .threshold = "issue when two or more members, and at least one in ten of all, would be "
                     "cut off; watch for any, and for bodies",
        .why = "Some members hold parts of the map together without knowing it. The figures are "
               "those used for gatekeepers; a cut-point that is one is reported there. A body "
               "that parts the map does its work of bringing members together.",
        .question = "Who would keep these members in touch if this one left?",
        .next_step = "Introduce one of those it holds to another partner, so that two ties lead "
                     "there.",
        .source = "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
        .function = FUNCTION(cut_point),
    },
    {
        .id = "one-person-route",
        .title = "Routes to decisions that hang on one person",
        .family = "people",
        .fact = PM_FACT_STRUCTURE,
        .needs = "decision_body, carried_by; cut_off_from_decision, single_carrier",
        .threshold = "issue when two or more members would lose their route and a relationship "
                     "has no deputy; watch for any",
        .why = "Partnerships can fall over when one contributor leaves, and people leave more "
               "often than organisations do: no share of the map is needed to make it matter.",
        .question = "Who else could pick up these ties next week?",
        .next_step = "Name a deputy for each of these ties and have them meet the other side "
                     "once.",
        .source = "Practitioners' advice: shadow, deputise, add a second contact",
        .function = FUNCTION(one_person_route),
    },
    {
        .id = "single-carrier",
        .title = "Relationships kept alive by one person",
        .family = "people",
        .fact = PM_FACT_STATED,
        .needs = "carried_by; single_carrier_share",
        .threshold =
            "watch when more than half of the relationships that name a carrier have only one",
        .why = "A tie with one carrier ends with a change of job. Above half, that is how the "
               "partnership works as a rule.",
        .question = "For which of these ties would we notice the loss first?",
        .next_step = "Add a second contact to the ties that matter most.",
        .source = "Practitioners' advice: shadow, deputise, add a second contact",
        .function = FUNCTION(single_carriers),
    },
    {
        .id = "dominant-funder",
        .title = "One partner that gives most of the money",
        .family = "power",
        .fact = PM_FACT_STATED,
        .needs = "edges of kind funds with amount; funding_out",
        .threshold = "issue above half of the stated money, watch above a third; needs three "
                     "payments",
        .why = "Who gives a majority decides alone whether work goes on, and others weigh their "
               "words. A third is what the rest could hardly make up within a year.",
        .question = "What would we stop doing if this money halved?",
        .next_step = "Agree in writing what the money is for, until when, and who else could "
                     "share it.",
        .source = "Emerson 1962, doi:10.2307/2089716; practitioners' learning set on power and "
                  "resources",
        .function = FUNCTION(dominant_funder),
    },
    {
        .id = "stacked-levers",
        .title = "Partners that hold several levers at once",
        .family = "power",
        .fact = PM_FACT_STRUCTURE,
        .needs = "role, kind, employer, decision_body; levers, levers_held",
        .threshold = "of five levers (chairs, hosts, funds, employs, gatekeeps): issue from "
                     "three, watch from two; two or more have to be on record",
        .why = "Each lever may be held with good will; together they leave the others little to "
               "say, and leave a large hole if the partner withdraws. Three of five is more than "
               "half.",
        .question = "Which of these could another partner hold for the next year?",
        .next_step = "Pass on one lever: rotate the chair, share the hosting, or second the post.",
        .source = "Emerson 1962, doi:10.2307/2089716; practitioners' learning set on power and "
                  "resources",
        .function = FUNCTION(stacked_levers),
    },
    {
        .id = "support-line",
        .title = "Support that hangs on one partner",
        .family = "dependence",
        .fact = PM_FACT_STATED,
        .needs = "edges of kind supports to bodies",
        .threshold = "issue when one partner lends all of two or more lines, watch when more than "
                     "half",
        .why = "Rooms, staff and administration are seldom anybody's duty and go first when "
               "budgets are cut.",
        .question = "What would it cost us to meet if this partner could no longer help?",
        .next_step = "Ask one other partner to lend a room or a day a month.",
        .source = "Practice of voluntary strategic partnerships",
        .function = FUNCTION(support_lines),
    },
    {
        .id = "agreement",
        .title = "Money and referrals without written terms",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "edges of kind funds and refers; agreement",
        .threshold = "issue for any with none or a spoken one, watch where some are not stated",
        .why = "Where money or people are passed on, both sides need to know what is expected "
               "when staff change. No number of such ties is right.",
        .question = "What did each side believe was agreed?",
        .next_step = "Write one page for each: what, how much, until when, whom to call.",
        .source = "Practice of partnering programmes",
        .function = FUNCTION(agreements),
    },
    {
        .id = "group-lead",
        .title = "Groups without one lead",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "body_type, edges of kind member; role",
        .threshold = "issue when no seat of a group is a chair or convenor, watch when roles are "
                     "missing or chairs are several",
        .why = "A group without a lead meets until it stops meeting; with several it may wait for "
               "each of them.",
        .question = "Who calls the next meeting of this group?",
        .next_step = "Name one lead, or say in writing that the lead is shared and how.",
        .source = "Practitioners' assumption to test: leadership is clear",
        .function = FUNCTION(group_lead),
    },
    {
        .id = "group-way-up",
        .title = "Groups without a way up",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "body_type, decision_body; edges of kind feeds_into, accountable_to, governs, "
                 "member",
        .threshold = "issue when no stated line leads to those who decide and no partner sits in "
                     "both, watch when only a shared partner links them",
        .why = "What a group learns has to reach those who decide, and their decisions have to "
               "reach the group. A partner that happens to sit in both does this unasked, and may "
               "stop.",
        .question = "How did this group's last recommendation reach those who decide?",
        .next_step = "Give the group a standing item or a named reporter, and draw the line on "
                     "the map.",
        .source = "Practice of strategic partnerships: layers distinct yet linked",
        .function = FUNCTION(group_way_up),
    },
    {
        .id = "group-members",
        .title = "Groups that rest on one partner",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "body_type, edges of kind member; role",
        .threshold = "issue when nobody takes part, watch when one partner does; observers and "
                     "support are not counted",
        .why = "A group of one is a department of that partner. Two is the least that makes joint "
               "work.",
        .question = "Who else has a stake in this group's work?",
        .next_step = "Invite a second partner to take on one task of the group.",
        .source = "Practice of strategic partnerships: more than one deliverer",
        .function = FUNCTION(group_members),
    },
    {
        .id = "sector-pair",
        .title = "Sectors without a tie between them",
        .family = "sectors",
        .fact = PM_FACT_STRUCTURE,
        .needs = "sector; ties and expected_ties of mixing",
        .threshold = "issue when three or more ties would be expected at random and there is "
                     "none, watch from one",
        .why = "Sectors that never meet miss what each knows of the same people. Of maps drawn at "
               "random, one in twenty leaves a pair without a tie where three are expected, one "
               "in three where one is.",
        .question = "Is there work these two sectors should be doing together?",
        .next_step = "Ask one member of each to look for a first joint task.",
        .source = "Krackhardt & Stern 1988, doi:10.2307/2786835",
        .function = FUNCTION(sector_pair),
    },
    {
        .id = "sector-distance",
        .title = "A sector further from decisions than the others",
        .family = "sectors",
        .fact = PM_FACT_STRUCTURE,
        .needs = "sector, decision_body; decision_distance_median",
        .threshold = "against the median of the other sectors: issue from two steps further, "
                     "watch from one; sectors of two or more",
        .why = "Each step is one more partner whose time and good will are needed to be heard. "
               "One step is the smallest that counts.",
        .question = "When did something this sector raised last change a decision?",
        .next_step = "Offer the sector a seat, or a standing item, closer to the decision body.",
        .source = "The voluntary sector's claim to equal status and immediate access for all "
                  "partners",
        .function = FUNCTION(sector_distance),
    },
    {
        .id = "sector-seat",
        .title = "Sectors without a seat on the board",
        .family = "sectors",
        .fact = PM_FACT_STATED,
        .needs = "sector, body_type, edges of kind governs and supports; board_seats",
        .threshold = "issue for a sector of at least one member in ten, watch for a smaller "
                     "one; none for a sector that governs or hosts the board",
        .why = "Those without a seat hear of decisions afterwards. A tenth of the members is a "
               "voice that would be missed.",
        .question = "Who on the board speaks for this sector, and does it know?",
        .next_step = "Offer a seat, or name the board member that speaks for it.",
        .source = "The voluntary sector's claim to equal status and immediate access for all "
                  "partners",
        .function = FUNCTION(sector_seat),
    },
    {
        .id = "conscripts-edge",
        .title = "Members required to join, at the edge",
        .family = "people",
        .fact = PM_FACT_STRUCTURE,
        .needs = "membership, decision_body; decision_distance",
        .threshold = "issue when they are further from decisions than those who chose to join, "
                     "with odds below one in twenty (permutation), watch from half a step; three "
                     "of each",
        .why = "Who had to join and then finds itself far from decisions has little reason to "
               "stay for more than the letter. One in twenty is the usual odds; half a step is "
               "one more introduction for every second member.",
        .question = "What would make being here worth while for those who had to come?",
        .next_step = "Ask two of them what they need from the partnership, and act on one thing.",
        .source = "Practitioners' assumption to test: everyone wants to be here; permutation test",
        .function = FUNCTION(conscripts_edge),
    },
    {
        .id = "conscripts-share",
        .title = "Members required to join, in number",
        .family = "people",
        .fact = PM_FACT_STATED,
        .needs = "membership",
        .threshold = "watch when more than half of the organisations that state it were required "
                     "to join; five or more",
        .why = "Where most had to come, agreement in the room may be politeness.",
        .question = "What do we do together that nobody asks us to do?",
        .next_step = "Find one aim that members would pursue without being required to.",
        .source = "Practitioners' assumption to test: everyone wants to be here",
        .function = FUNCTION(conscripts_share),
    },
    {
        .id = "described-role",
        .title = "Members whose role is not described",
        .family = "people",
        .fact = PM_FACT_STATED,
        .needs = "role_description",
        .threshold = "watch above 20% of the organisations, issue above half",
        .why = "Partners believe they know each other; a line on what each is here to do often "
               "shows otherwise. One in five is the practitioners' figure.",
        .question = "Could each of us say what these partners are here to do?",
        .next_step = "Have every member write one line on its part, and read them out.",
        .source = "Practitioners' assumption to test: we know each other",
        .function = FUNCTION(described_roles),
    },
    {
        .id = "refer-back",
        .title = "Board members that cannot decide at the table",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "authority of members seated on a board; escalation_to",
        .threshold = "above half of those that state it: issue without a stated escalation, watch "
                     "with one; three or more",
        .why = "Where most must ask at home first, decisions take two meetings and line managers "
               "hold the partnership's pace.",
        .question = "Which decisions could members be trusted to take at the table?",
        .next_step = "Ask each organisation to say in writing up to where its delegate may "
                     "decide.",
        .source = "Practitioners' assumption to test: line management takes care of itself",
        .function = FUNCTION(refer_back),
    },
    {
        .id = "objective",
        .title = "A written objective that members agreed",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "objective, objective_agreed",
        .threshold = "watch when fewer than 80% of those that state it agreed, issue below half; "
                     "watch when none is written",
        .why = "Partners agree in general and differ in particular until it is written down. Four "
               "in five is the practitioners' figure.",
        .question = "Which words of the objective do those who did not agree stumble over?",
        .next_step = "Put the objective on the next agenda, and record who agrees.",
        .source = "Practitioners' assumption to test: we agree what it is for",
        .function = FUNCTION(objective),
    },
    {
        .id = "review",
        .title = "Review of the partnership",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "last_review, review_interval_months, date, started",
        .threshold = "watch when later than the stated interval (12 months where none is), issue "
                     "when twice as late or when none is stated after a year",
        .why = "A partnership that is not reviewed goes on as it began. A year is the round of "
               "plans and budgets in public bodies.",
        .question = "What would we do differently if we began today?",
        .next_step = "Set a date for a review, and write down what it should decide.",
        .source = "Practitioners' assumption to test: it will be easy",
        .function = FUNCTION(review),
    },
    {
        .id = "dispute",
        .title = "A way to settle disputes",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "dispute_process, escalation_to",
        .threshold = "watch when no way to settle disputes is stated though other governance is, "
                     "issue when no escalation is stated either",
        .why = "Disagreement comes; it is easier to agree how to settle it before it does.",
        .question = "What did we do the last time we disagreed?",
        .next_step = "Agree half a page: who talks to whom first, and who decides in the end.",
        .source = "Practitioners' assumption to test: we will always agree",
        .function = FUNCTION(disputes),
    },
    {
        .id = "two-views",
        .title = "Relationships that their two ends describe differently",
        .family = "people",
        .fact = PM_FACT_ANSWERS,
        .needs = "behaviour, behaviour_source, behaviour_target",
        .threshold = "watch for any, issue when more than half of those described; five or more",
        .why = "Competition, cooperation, coordination and coevolution each fit a purpose; two "
               "partners that think they are doing different ones will disappoint each other. "
               "Who said what stays with those who answered: no partner is named, and answers "
               "on fewer than five relationships are not summarised.",
        .question = "What would each side expect the other to do next?",
        .next_step =
            "Set aside half an hour for partners to compare, two by two, how they see their "
            "work together.",
        .source = "Pat Gordon's partnership continuum; practitioners' assumption to test: we "
                  "speak one language",
        .function = FUNCTION(two_views),
    },
    {
        .id = "skill",
        .title = "Skills that few partners hold",
        .family = "people",
        .fact = PM_FACT_ANSWERS,
        .needs = "skill_leadership, skill_trust, skill_learning, skill_performance of "
                 "organisations",
        .threshold = "watch when fewer than two of five or more partners rate themselves 3 or 4 "
                     "of 4",
        .why = "A skill held by one partner leaves with it, and the others wait for it. Answers "
               "of fewer than five are not summarised.",
        .question = "Who would like to learn this, and from whom?",
        .next_step = "Arrange one day of shadowing or a shared post.",
        .source = "Practitioners' learning pack on partnership skills",
        .function = FUNCTION(skills),
    },
    {
        .id = "outcome",
        .title = "Outcomes that few partners work for",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "nodes of kind outcome, edges of kind contributes_to",
        .threshold = "issue when nobody contributes, watch when one partner does",
        .why = "An outcome without a contributor is a wish; with one it is that partner's own "
               "business.",
        .question = "Who will have done what for this outcome by this time next year?",
        .next_step = "Name two partners and their first step, or take the outcome off the list.",
        .source = "Practitioners' assumption to test: success is shared",
        .function = FUNCTION(outcomes),
    },
    {
        .id = "young-ties",
        .title = "The age of relationships",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "since of edges, date",
        .threshold = "watch when half of the relationships that state it are younger than 12 "
                     "months; five or more",
        .why = "New ties cost before they pay: judged within the year, they fail. A year is the "
               "round of plans and budgets in public bodies.",
        .question = "What can fairly be expected of ties this young?",
        .next_step = "Agree what will count as progress before results can show.",
        .source = "Practitioners' assumption to test: jam today",
        .function = FUNCTION(young_ties),
    },
};

enum { RULE_COUNT = sizeof RULES / sizeof *RULES };

size_t pm_rule_count(void)
{
    return RULE_COUNT;
}

const pm_rule *pm_rule_at(size_t index)
{
    return index < RULE_COUNT ? &RULES[index] : NULL;
}

const pm_rule *pm_rule_find(const char *id)
{
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (strcmp(RULES[i].id, id) == 0) {
            return &RULES[i];
        }
    }
    return NULL;
}
