/* The ties of a made map: ways up, seats, partners, money, outcomes. */
#include "tests/support/made_recipe.h"

enum { OUTCOMES = 4, MOST_PARTNERS = 3, BROKER_PARTNERS = 9, HEALTH = 4, TRIES = 50 };

/* --- who ------------------------------------------------------------------------------------- */

static size_t organisations(const made_recipe *r)
{
    return r->plan->members - made_first_organisation(r);
}

/* Of the member's own sector, or one that is busy already, or anybody. */
static size_t candidate(made_recipe *r, size_t member, bool own_sector)
{
    size_t first = made_first_organisation(r);
    if (own_sector) {
        size_t blocks = (organisations(r) - 1) / MADE_SECTORS + 1;
        return first + made_below(r, blocks) * MADE_SECTORS + made_sector_of(r, member);
    }
    if (r->ended > 0 && made_chance(r, 50)) {
        return r->ends[made_below(r, r->ended)];
    }
    return first + made_below(r, organisations(r));
}

/* A partner for the member; the member itself when none was found. */
static size_t pick(made_recipe *r, size_t member)
{
    bool own_sector = !made_is_broker(r, member) && made_chance(r, r->plan->within);
    for (int i = 0; i < TRIES; i++) {
        size_t chosen = candidate(r, member, own_sector);
        if (chosen < r->plan->members && chosen != member && !made_is_isolate(r, chosen) &&
            made_is_apart(r, chosen) == made_is_apart(r, member)) {
            return chosen;
        }
        own_sector = own_sector && i < TRIES / 2;
    }
    return member;
}

static void remember(made_recipe *r, size_t member)
{
    if (member >= made_first_organisation(r) && member < r->plan->members &&
        r->ended < r->plan->members * MADE_ENDS_A_MEMBER) {
        r->ends[r->ended++] = member;
    }
}

/* --- ties ------------------------------------------------------------------------------------ */

/* A tie's first lines; its caller closes it. "letter" says what the target is. */
static void begin_to(made_recipe *r, size_t source, char letter, size_t target, const char *kind,
                     bool directed)
{
    r->element = "edge";
    fprintf(r->out, "    <edge id=\"e%zu\" source=\"m%zu\" target=\"%c%zu\" directed=\"%s\">\n",
            r->edges++, source, letter, target, directed ? "true" : "false");
    if (made_is_stated(r, 97)) {
        made_state(r, "kind", kind);
    }
}

/* One post in five carries for the organisation beside its own as well, and one tie in three has
 * two posts. */
static void write_carriers(made_recipe *r, size_t source, size_t target)
{
    size_t carrier = source > 0 && made_chance(r, 20) ? source - 1 : source;
    bool second = made_chance(r, 35);
    if (!made_is_stated(r, 60) || !r->posts[carrier]) {
        return;
    }
    if (second && r->posts[target] && target != carrier) {
        fprintf(r->out, "      <data key=\"edge_carried_by\">p%zu;p%zu</data>\n", carrier, target);
    } else {
        fprintf(r->out, "      <data key=\"edge_carried_by\">p%zu</data>\n", carrier);
    }
}

/* A tie between members. */
static void begin(made_recipe *r, size_t source, size_t target, const char *kind, bool directed)
{
    begin_to(r, source, 'm', target, kind, directed);
    if (made_is_stated(r, 70)) {
        made_state_date(r, "since", 2002, 2008);
    }
    write_carriers(r, source, target);
    remember(r, source);
    remember(r, target);
}

static void end(const made_recipe *r)
{
    fputs("    </edge>\n", r->out);
}

/* --- kinds of tie ---------------------------------------------------------------------------- */

/* A group without a way up is what an audit looks for: some have none. */
static void write_ways_up(made_recipe *r)
{
    for (size_t group = 1; group <= r->groups; group++) {
        if (made_chance(r, 85)) {
            begin(r, group, 0, made_chance(r, 70) ? "feeds_into" : "accountable_to", true);
            end(r);
        }
    }
}

static void write_seat(made_recipe *r, size_t member, size_t body, const char *role)
{
    begin(r, member, body, "member", true);
    if (made_is_stated(r, 90)) {
        made_state(r, "role", role);
    }
    end(r);
}

/* The first of each sector sits on the board. Each group is led by one of the brokers or of its
 * neighbours, and most organisations sit on one. */
static void write_seats(made_recipe *r, size_t member)
{
    size_t number = member - made_first_organisation(r);
    if (number < MADE_SECTORS) {
        write_seat(r, member, 0, number == 0 ? "chair" : number == 1 ? "vice" : "member");
    }
    if (number < r->groups) {
        write_seat(r, member, 1 + number, made_chance(r, 80) ? "chair" : "convenor");
    } else if (made_chance(r, 75)) {
        size_t group = 1 + made_below(r, r->groups);
        write_seat(r, member, group, made_chance(r, 15) ? "observer" : "member");
    }
}

/* How either end sees the tie: alike, more often than not. */
static void write_views(made_recipe *r)
{
    static const char *const behaviours[] = {"competition", "cooperation", "cooperation",
                                             "coordination", "coevolution"};
    enum { WAYS = sizeof behaviours / sizeof *behaviours };
    const char *one = behaviours[made_below(r, WAYS)];
    const char *other = made_chance(r, 70) ? one : behaviours[made_below(r, WAYS)];
    if (!r->plan->survey) {
        if (made_is_stated(r, 50)) {
            made_state(r, "behaviour", one);
        }
        return;
    }
    if (made_is_stated(r, 80)) {
        made_state(r, "behaviour_source", one);
    }
    if (made_is_stated(r, 70)) {
        made_state(r, "behaviour_target", other);
    }
}

static void write_partner_facts(made_recipe *r, size_t source, size_t target)
{
    static const made_choice facts[] = {
        {"strength", 70, false, {"1", "2", "2", "3", "4"}},
        {"purpose", 40, false, {"sharing information", "joint delivery", "joint bids"}},
        {"agreement", 50, false, {"none", "verbal", "memorandum", "contract"}},
        {"trust_source", 50, true, {"1", "2", "3", "3", "4"}},
        {"trust_target", 40, true, {"1", "2", "3", "4"}},
        {"deputy", 15, false, {"Deputy manager", "Assistant director"}},
        {"scope", 20, false, {"internal", "internal", "external"}},
    };
    write_views(r);
    made_state_choices(r, facts, sizeof facts / sizeof *facts);
    if (r->plan->survey && made_is_stated(r, 60)) {
        fprintf(r->out,
                made_chance(r, 50) ? "      <data key=\"edge_reported_by\">m%zu;m%zu</data>\n"
                                   : "      <data key=\"edge_reported_by\">m%zu</data>\n",
                source, target);
    }
}

static void write_partner(made_recipe *r, size_t source, size_t target)
{
    static const char *const kinds[] = {"works_with", "works_with", "works_with",
                                        "informs",    "refers",     "develops"};
    const char *kind = kinds[made_below(r, sizeof kinds / sizeof *kinds)];
    begin(r, source, target, kind, r->plan->directed);
    write_partner_facts(r, source, target);
    end(r);
    if (r->plan->directed && made_chance(r, 55)) {
        begin(r, target, source, kind, true);
        write_partner_facts(r, target, source);
        end(r);
    }
}

static void write_partners(made_recipe *r, size_t member)
{
    size_t partners =
        1 + made_below(r, made_is_broker(r, member) ? BROKER_PARTNERS : MOST_PARTNERS);
    for (size_t i = 0; i < partners; i++) {
        size_t partner = pick(r, member);
        if (partner != member) {
            write_partner(r, member, partner);
        }
    }
}

/* Money mostly comes from the first council, which also lends rooms and staff, and else from the
 * first health trust. */
static void write_money(made_recipe *r, size_t member)
{
    static const made_choice facts[] = {
        {"period", 50, false, {"2008-09", "2007-10"}},
        {"agreement", 60, false, {"contract", "contract", "memorandum", "verbal", "none"}},
    };
    size_t funder = made_first_organisation(r) + (made_chance(r, 70) ? 0 : HEALTH);
    if (funder != member && made_chance(r, 35)) {
        begin(r, funder, member, "funds", true);
        if (made_is_stated(r, 85)) {
            made_state_number(r, "amount", 1000 * (1 + made_below(r, 200)));
        }
        made_state_choices(r, facts, sizeof facts / sizeof *facts);
        end(r);
    }
}

static void write_support(made_recipe *r)
{
    static const char *const lent[] = {"rooms", "administration"};
    for (size_t i = 0; i < sizeof lent / sizeof *lent; i++) {
        size_t host = made_first_organisation(r) + (made_chance(r, 75) ? 0 : i);
        begin(r, host, 0, "supports", true);
        made_state(r, "resource", lent[i]);
        end(r);
    }
}

static void write_outcome(made_recipe *r, size_t member)
{
    size_t outcome = made_below(r, OUTCOMES);
    if (made_is_stated(r, 40)) {
        begin_to(r, member, 'o', outcome, "contributes_to", true);
        end(r);
    }
}

void made_write_ties(made_recipe *r)
{
    write_ways_up(r);
    write_support(r);
    for (size_t member = made_first_organisation(r); member < r->plan->members; member++) {
        if (made_is_isolate(r, member)) {
            continue;
        }
        if (!made_is_apart(r, member)) {
            write_seats(r, member);
            write_money(r, member);
        }
        write_partners(r, member);
        write_outcome(r, member);
    }
}
