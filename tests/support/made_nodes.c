/* The nodes of a made map: board, groups, organisations with their answers, posts, outcomes. */
#include "tests/support/made_recipe.h"

enum { POSTS_IN_100 = 75, INGREDIENTS = 13, OUTCOMES = 4 };

static const char *const places[] = {"Northbrook", "Southdean", "Eastover",   "Westhay",
                                     "Millfield",  "Oakley",    "Kings Hill", "Riverside",
                                     "Longmoor",   "Ashford"};

static void begin(made_recipe *r, char letter, size_t number, const char *kind)
{
    r->element = "node";
    fprintf(r->out, "    <node id=\"%c%zu\">\n", letter, number);
    made_state(r, "kind", kind);
}

static void end(const made_recipe *r)
{
    fputs("    </node>\n", r->out);
}

static void write_bodies(made_recipe *r)
{
    begin(r, 'm', 0, "body");
    made_state(r, "label", "Partnership board");
    made_state(r, "level", "strategic");
    made_state(r, "body_type", "board");
    made_state(r, "decision_body", "true");
    if (made_is_stated(r, 50)) {
        made_state_number(r, "seats", 8 + made_below(r, 12));
    }
    end(r);
    for (size_t group = 1; group <= r->groups; group++) {
        begin(r, 'm', group, "body");
        fprintf(r->out, "      <data key=\"node_label\">%s action group %zu</data>\n",
                made_sectors[(group * 3) % MADE_SECTORS].name, group);
        made_state(r, "level", made_chance(r, 60) ? "executive" : "operational");
        made_state(r, "body_type", "action_group");
        if (made_is_stated(r, 80)) {
            made_state_date(r, "since", 2002, 2008);
        }
        end(r);
    }
}

/* --- organisations --------------------------------------------------------------------------- */

static void write_facts(made_recipe *r)
{
    static const made_choice facts[] = {
        {"level", 50, false, {"delivery", "delivery", "operational", "support", "executive"}},
        {"membership", 85, false, {"volunteer", "volunteer", "volunteer", "conscript", "mixed"}},
        {"authority", 60, false, {"decide", "refer_back", "refer_back", "none"}},
        {"voting", 60, false, {"true", "true", "false"}},
        {"objective_agreed", 60, true, {"true", "true", "true", "false"}},
        {"role_description", 60, false, {"Leads on one theme", "Delivers locally", "Advises"}},
        {"contributes", 40, false, {"Rooms", "Staff time", "Money", "Knowledge"}},
        {"needs", 30, true, {"fundraising", "data analysis", "premises;training", "evaluation"}},
        {"offers", 30, true, {"training", "premises", "data analysis;evaluation", "outreach"}},
        {"skill_leadership", 50, true, {"1", "2", "3", "3", "4"}},
        {"skill_trust", 50, true, {"1", "2", "2", "3", "4"}},
        {"skill_learning", 50, true, {"1", "2", "3", "4"}},
        {"skill_performance", 50, true, {"1", "2", "3", "4"}},
        {"reliance", 40, true, {"0", "0.05", "0.1", "0.25", "0.5", "0.9"}},
    };
    made_state_choices(r, facts, sizeof facts / sizeof *facts);
}

static void write_size(made_recipe *r, const made_sector *own)
{
    if (made_is_stated(r, 80)) {
        made_state_number(r, "budget", own->budget * (20 + made_below(r, 180)) * 10);
    }
    if (made_is_stated(r, 70)) {
        made_state_number(r, "staff", own->budget / 40 + made_below(r, 30) + 1);
    }
    if (made_is_stated(r, 40)) {
        made_state_number(r, "funding", 1000 * made_below(r, 60));
    }
    if (made_is_stated(r, 80)) {
        made_state_date(r, "since", 2002, 2008);
    }
}

/* One in four who do not say yes say that they are not sure. */
static void write_answers(made_recipe *r)
{
    bool responded = made_is_stated(r, 80);
    made_state(r, "responded", responded ? "true" : "false");
    for (int i = 1; r->plan->survey && responded && i <= INGREDIENTS; i++) {
        char name[MADE_LONGEST_VALUE];
        snprintf(name, sizeof name, "ing%02d", i);
        bool yes = made_chance(r, r->plan->content);
        const char *otherwise = made_chance(r, 25) ? "unsure" : "no";
        if (made_is_stated(r, 95)) {
            made_state(r, name, yes ? "yes" : otherwise);
        }
    }
}

static void write_organisation(made_recipe *r, size_t member)
{
    const made_sector *own = &made_sectors[made_sector_of(r, member)];
    begin(r, 'm', member, "organisation");
    fprintf(r->out, "      <data key=\"node_label\">%s %s %zu</data>\n",
            places[made_below(r, sizeof places / sizeof *places)], own->label,
            (member - made_first_organisation(r)) / MADE_SECTORS + 1);
    /* Known where little else is. */
    if (made_chance(r, 99 - r->plan->missing / 4)) {
        made_state(r, "sector", own->name);
    }
    write_size(r, own);
    write_facts(r);
    write_answers(r);
    end(r);
}

/* The post that keeps the organisation's ties. */
static void write_post(made_recipe *r, size_t member)
{
    static const made_choice facts[] = {
        {"role", 95, false, {"Director", "Manager", "Chief executive", "Officer"}},
    };
    r->posts[member] = true;
    begin(r, 'p', member, "person");
    fprintf(r->out, "      <data key=\"node_represents\">m%zu</data>\n", member);
    made_state_choices(r, facts, sizeof facts / sizeof *facts);
    if (made_is_stated(r, 60)) {
        fprintf(r->out, "      <data key=\"node_employer\">m%zu</data>\n",
                made_chance(r, 90) ? member : made_first_organisation(r));
    }
    if (made_is_stated(r, 70)) {
        made_state_date(r, "since", 2003, 2007);
    }
    if (made_is_stated(r, 8)) {
        made_state_date(r, "left", 2008, 2008);
    }
    end(r);
}

static void write_outcomes(made_recipe *r)
{
    static const char *const labels[OUTCOMES] = {"Fewer burglaries", "More people in work",
                                                 "Better health", "More homes"};
    for (size_t i = 0; i < OUTCOMES; i++) {
        begin(r, 'o', i, "outcome");
        made_state(r, "label", labels[i]);
        end(r);
    }
}

void made_write_nodes(made_recipe *r)
{
    write_bodies(r);
    for (size_t member = made_first_organisation(r); member < r->plan->members; member++) {
        write_organisation(r, member);
        if (made_chance(r, POSTS_IN_100)) {
            write_post(r, member);
        }
    }
    write_outcomes(r);
}
