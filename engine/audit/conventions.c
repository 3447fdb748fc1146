/* The table of conventions: see conventions.h. */
#include "engine/audit/conventions.h"

#include <string.h>

#define SHARE(field) .name = #field, .unit = "share", .kept_at = offsetof(pm_conventions, field)
#define NUMBER(field) .name = #field, .kept_at = offsetof(pm_conventions, field)
#define COUNT(field) .name = #field, .whole = true, .kept_at = offsetof(pm_conventions, field)

#define ROUND "Round figure"
#define PRACTICE "Practitioners' figure"

static const pm_convention CONVENTIONS[] = {
    {SHARE(notable_share), .standard = 0.1, .lowest = 0.01, .highest = 0.5,
     .decides = "From this share of the members on a gap or a loss is an issue.",
     .reason = "One member in ten is where a loss is felt beyond those concerned.",
     .source = ROUND},
    {SHARE(majority), .standard = 0.5, .lowest = 0.5, .highest = 0.95,
     .decides = "Above it one partner, or one answer, outweighs all others together.",
     .reason = "A majority decides alone, and speaks for what is usual.", .source = "Usage"},
    {SHARE(agreed_share), .standard = 0.8, .lowest = 0.5, .highest = 1,
     .decides = "From this share on something counts as agreed.",
     .reason = "Four fifths agreed is the practitioners' own figure.", .source = PRACTICE},
    {SHARE(nearly_all), .standard = 0.9, .lowest = 0.6, .highest = 1,
     .decides = "Above it nearly all views use the same word.",
     .reason = "Fewer than one view in ten differs.", .source = ROUND},
    {SHARE(odd_ones), .standard = 0.2, .lowest = 0.01, .highest = 0.5,
     .decides = "Above it those who left, or contribute to nothing, are worth a question.",
     .reason = "Beyond one in five it is more than the odd one.", .source = ROUND},
    {SHARE(connected_pairs), .standard = 0.8, .lowest = 0.1, .highest = 1,
     .decides = "Below this share of pairs that can reach each other the map is in pieces.",
     .reason = "Below four pairs in five, separation is the rule of the map and no exception.",
     .source = ROUND ", on the connectedness of Krackhardt 1994"},
    {SHARE(without_role_share), .standard = 0.2, .lowest = 0, .highest = 0.5,
     .decides = "Above this share of organisations without a described role there is a question.",
     .reason = "One in five without a described role is the practitioners' own figure.",
     .source = PRACTICE},
    {SHARE(funder_watch), .standard = 1.0 / 3.0, .lowest = 0.05, .highest = 0.5,
     .decides = "Above this share of the money one funder is worth a question.",
     .reason = "Above a third a partner can hardly be replaced by the others within a year's "
               "budget.",
     .source = ROUND},
    {SHARE(part_of_its_share), .standard = 0.5, .lowest = 0.1, .highest = 0.9,
     .decides = "Below this part of the seats its size would give it a sector is short of seats.",
     .reason = "Half of its share is a gap that rounding does not explain.", .source = ROUND},
    {SHARE(broker_share), .standard = 1.0 / 3.0, .lowest = 0.1, .highest = 0.9,
     .decides = "Above this share of all betweenness one member is the broker.",
     .reason = "One member is then between the others on a third of the shortest ways.",
     .source = ROUND ", on Freeman 1977"},
    {SHARE(low_centralisation), .standard = 1.0 / 3.0, .lowest = 0.05, .highest = 0.9,
     .decides = "Up to this centralisation no one place dominates.",
     .reason = "Centralisation runs from 0 to 100%, a star: below a third no one place dominates.",
     .source = ROUND ", on Freeman 1978"},
    {SHARE(answer_gap), .standard = 1.0 / 3.0, .lowest = 0.1, .highest = 0.9,
     .decides = "From this difference in shares of yes on two sides are told apart.",
     .reason = "With five answers a side, a third is more than one person's answer.",
     .source = ROUND},
    {SHARE(odds), .standard = 0.05, .lowest = 0.001, .highest = 0.2,
     .decides = "Below these odds a difference is more than the luck of the draw.",
     .reason = "One in twenty is the usual odds against chance.", .source = "Fisher 1925"},
    {COUNT(fewest_answers), .standard = 5, .unit = "answers", .lowest = 5, .highest = 100,
     .decides = "Fewer are not summarised, in no finding and no chart.",
     .reason = "A summary of fewer answers tells whose they were: it can be raised, not lowered.",
     .source = "Usual practice of disclosure control"},
    {COUNT(fewest_of_sector), .standard = 2, .unit = "members", .lowest = 2, .highest = 100,
     .decides = "Smaller sectors are not compared.",
     .reason = "Of fewer than two members a median is one member's own place.", .source = ROUND},
    {COUNT(fewest_of_side), .standard = 3, .unit = "members", .lowest = 3, .highest = 100,
     .decides = "Smaller groups are not compared.",
     .reason = "Where two groups are compared and one is below three, one member's place decides.",
     .source = ROUND},
    {COUNT(fewest_of_layer), .standard = 3, .unit = "members", .lowest = 2, .highest = 100,
     .decides = "Levels where fewer state it are not compared.",
     .reason = "Below three, one member's answer decides for its level.", .source = ROUND},
    {COUNT(fewest_chairs), .standard = 3, .unit = "chairs", .lowest = 2, .highest = 100,
     .decides = "Of fewer chairs or seats no shares are told.",
     .reason = "Of one or two a majority is one partner's place.", .source = ROUND},
    {COUNT(fewest_bodies), .standard = 3, .unit = "bodies", .lowest = 2, .highest = 100,
     .decides = "Where there are fewer bodies nobody is told to sit everywhere.",
     .reason = "Of one or two bodies, most are soon sat in.", .source = ROUND},
    {COUNT(fewest_delegates), .standard = 3, .unit = "members", .lowest = 2, .highest = 100,
     .decides = "Where fewer state it nothing is said of who refers back.",
     .reason = "Fewer delegates than three are no board.", .source = ROUND},
    {COUNT(fewest_payments), .standard = 3, .unit = "payments", .lowest = 2, .highest = 1000,
     .decides = "Where fewer are stated no shares of the money are told.",
     .reason = "A share of one or two payments says nothing: the first payer always has it all.",
     .source = ROUND},
    {COUNT(fewest_holders), .standard = 3, .unit = "members", .lowest = 2, .highest = 1000,
     .decides = "Where fewer state a resource no shares of it are told.",
     .reason = "Of one or two, one always has half.", .source = ROUND},
    {COUNT(levers_watch), .standard = 2, .unit = "levers", .lowest = 2, .highest = 4,
     .decides = "With so many of five levers a partner is worth a question.",
     .reason = "Two of the five levers are worth knowing.", .source = ROUND},
    {COUNT(levers_issue), .standard = 3, .unit = "levers", .lowest = 2, .highest = 5,
     .decides = "With so many of five levers it is an issue.",
     .reason = "With three of the five levers one partner meets the others at every turn.",
     .source = ROUND},
    {NUMBER(funders_watch), .standard = 3, .unit = "funders", .lowest = 1, .highest = 20,
     .decides = "Below so many funders that give alike there is a question.",
     .reason = "With one of fewer than three equal funders gone, over a third of the money is "
               "missing.",
     .source = ROUND ", on the effective number (1/HHI)"},
    {NUMBER(times_equal), .standard = 2, .unit = "times", .lowest = 1.1, .highest = 10,
     .decides = "So many times an equal share of resource or influence is much.",
     .reason = "Twice an equal share stands out from the others.", .source = ROUND},
    {SHARE(part_of_equal), .standard = 0.5, .lowest = 0.05, .highest = 0.9,
     .decides = "Up to this part of an equal share of resource or influence is little.",
     .reason = "Half of an equal share stands out, too.", .source = ROUND},
    {NUMBER(times_larger), .standard = 10, .unit = "times", .lowest = 2, .highest = 1000,
     .decides = "So many times larger is another kind of organisation, that can second staff.",
     .reason = "Ten times larger: another kind of organisation, with another pace.",
     .source = ROUND},
    {NUMBER(expected_ties_watch), .standard = 1, .unit = "ties", .lowest = 0.1, .highest = 100,
     .decides = "From so many ties expected at random on, having none is worth a question.",
     .reason = "Where one tie is expected by chance, about one map in three has none (1/e).",
     .source = "Poisson 1837"},
    {NUMBER(expected_ties_issue), .standard = 3, .unit = "ties", .lowest = 0.1, .highest = 100,
     .decides = "From so many ties expected at random on, having none is an issue.",
     .reason = "Where three ties are expected by chance, one map in twenty has none.",
     .source = "Poisson 1837"},
    {NUMBER(sector_steps_watch), .standard = 1, .unit = "steps", .lowest = 0.5, .highest = 10,
     .decides = "So much further from decisions than the typical other sector is a question.",
     .reason = "One step further than the typical other sector is the smallest that counts.",
     .source = ROUND},
    {NUMBER(sector_steps_issue), .standard = 2, .unit = "steps", .lowest = 0.5, .highest = 10,
     .decides = "So much further from decisions than the typical other sector is an issue.",
     .reason = "Two steps further, a message passes two more hands.", .source = ROUND},
    {NUMBER(membership_steps), .standard = 0.5, .unit = "steps", .lowest = 0.1, .highest = 10,
     .decides = "So much further from decisions required members are worth a question.",
     .reason = "Half a step is one more introduction for every second member.", .source = ROUND},
    {NUMBER(rating_gap), .standard = 1, .unit = "points", .lowest = 0.2, .highest = 3,
     .decides = "So far below the others' mean rating of a skill a sector has a gap.",
     .reason = "One point of four is the step from some to strong.", .source = ROUND},
    {NUMBER(review_months), .standard = 12, .unit = "months", .lowest = 1, .highest = 120,
     .decides = "Time between reviews where the map states none.",
     .reason = "Yearly, as public bodies plan.", .source = PRACTICE},
    {NUMBER(review_times), .standard = 2, .unit = "times", .lowest = 1, .highest = 10,
     .decides = "So many times the interval late is an issue.",
     .reason = "Twice as late is more than a slip of the calendar.", .source = ROUND},
    {NUMBER(young_months), .standard = 12, .unit = "months", .lowest = 1, .highest = 120,
     .decides = "Younger relationships count as young.",
     .reason = "New ties cost before they pay, and a year is the round of plans and budgets.",
     .source = ROUND},
    {NUMBER(tenure_months), .standard = 12, .unit = "months", .lowest = 1, .highest = 120,
     .decides = "Who joined since is new, and who left since has just left.",
     .reason = "A year is the round of plans: who came since knows the last one least.",
     .source = ROUND},
};

enum { CONVENTION_COUNT = sizeof CONVENTIONS / sizeof *CONVENTIONS };

size_t pm_convention_count(void)
{
    return CONVENTION_COUNT;
}

const pm_convention *pm_convention_at(size_t index)
{
    return index < CONVENTION_COUNT ? &CONVENTIONS[index] : NULL;
}

size_t pm_convention_find_bytes(const char *name, size_t length)
{
    size_t index = 0;
    while (index < CONVENTION_COUNT && (strncmp(CONVENTIONS[index].name, name, length) != 0 ||
                                        CONVENTIONS[index].name[length] != '\0')) {
        index++;
    }
    return index;
}

size_t pm_convention_find(const char *name)
{
    return pm_convention_find_bytes(name, strlen(name));
}

/* By bytes, because the place in the structure is only known by its offset. */
void pm_convention_set(pm_conventions *conventions, const pm_convention *row, double value)
{
    unsigned char *place = (unsigned char *)conventions + row->kept_at;
    size_t count = row->whole ? (size_t)value : 0;
    if (row->whole) {
        memcpy(place, &count, sizeof count);
    } else {
        memcpy(place, &value, sizeof value);
    }
}

double pm_convention_value(const pm_conventions *conventions, const pm_convention *row)
{
    const unsigned char *place = (const unsigned char *)conventions + row->kept_at;
    double value = 0;
    size_t count = 0;
    if (row->whole) {
        memcpy(&count, place, sizeof count);
        value = (double)count;
    } else {
        memcpy(&value, place, sizeof value);
    }
    return value;
}

pm_conventions pm_default_conventions(void)
{
    pm_conventions conventions = {0};
    for (size_t i = 0; i < CONVENTION_COUNT; i++) {
        pm_convention_set(&conventions, &CONVENTIONS[i], CONVENTIONS[i].standard);
    }
    return conventions;
}
