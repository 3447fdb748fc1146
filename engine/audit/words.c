/* Composing sentences for a board: see words.h. */
#include "engine/audit/words.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "engine/audit/findings.h"

/* LONGEST_PAIR: two names longer than this together do not fit a headline. */
enum {
    LONGEST_NAME = 50,
    ELLIPSIS = 3,
    LONGEST_PAIR = 26,
    LARGEST_WORD = 12,
    THOUSAND = 1000,
    MOST_GROUPS = 6
};

/* No sum of public money is larger, and a double holds whole numbers exactly up to here. */
static const double LARGEST_AMOUNT = 1e15;

/* Odds below this are not spelt out. */
static const double RARE = 0.001;

void pm_say_count(pm_text *text, size_t count)
{
    static const char *const words[LARGEST_WORD + 1] = {"no",   "one",    "two",   "three", "four",
                                                        "five", "six",    "seven", "eight", "nine",
                                                        "ten",  "eleven", "twelve"};
    if (count <= LARGEST_WORD) {
        pm_text_add(text, words[count]);
    } else {
        pm_text_addf(text, "%zu", count);
    }
}

void pm_say_counted(pm_text *text, size_t count, const char *one, const char *many)
{
    pm_say_count(text, count);
    pm_text_addf(text, " %s", count == 1 ? one : many);
}

static void capitalise(pm_text *text, size_t start)
{
    if (!text->failed && start < text->length && text->bytes[start] >= 'a' &&
        text->bytes[start] <= 'z') {
        text->bytes[start] = (char)(text->bytes[start] - 'a' + 'A');
    }
}

void pm_say_counted_first(pm_text *text, size_t count, const char *one, const char *many)
{
    size_t start = text->length;
    pm_say_counted(text, count, one, many);
    capitalise(text, start);
}

void pm_say_share(pm_text *text, double share)
{
    double percent = round(share * 100);
    if (share > 0 && percent < 1) {
        pm_text_add(text, "under 1%");
    } else if (share < 1 && percent > 99) {
        pm_text_add(text, "over 99%");
    } else {
        pm_text_add_rounded(text, percent, 0);
        pm_text_add(text, "%");
    }
}

void pm_say_bound(pm_text *text, double share)
{
    if (share == 0.5) {
        pm_text_add(text, "half");
    } else {
        pm_say_share(text, share);
    }
}

void pm_say_steps(pm_text *text, double steps)
{
    size_t start = text->length;
    pm_text_add_rounded(text, steps, 1);
    bool one = !text->failed && strcmp(text->bytes + start, "1") == 0;
    pm_text_add(text, one ? " step" : " steps");
}

static void say_beyond(pm_text *text, double amount)
{
    pm_text_add(text, isnan(amount) ? "an unknown amount"
                      : amount < 0  ? "under -1,000,000,000,000,000"
                                    : "over 1,000,000,000,000,000");
}

void pm_say_amount(pm_text *text, double amount)
{
    if (!(fabs(amount) <= LARGEST_AMOUNT)) {
        say_beyond(text, amount);
        return;
    }
    double rest = round(fabs(amount));
    int groups[MOST_GROUPS];
    size_t count = 0;
    do {
        groups[count++] = (int)fmod(rest, THOUSAND);
        rest = floor(rest / THOUSAND);
    } while (rest >= 1 && count < MOST_GROUPS);
    if (amount < 0) {
        pm_text_add(text, "-");
    }
    pm_text_addf(text, "%d", groups[count - 1]);
    while (--count > 0) {
        pm_text_addf(text, ",%03d", groups[count - 1]);
    }
}

/* Takes back what was said from "mark" on. */
static void take_back(pm_text *text, size_t mark)
{
    if (!text->failed && text->length > mark) {
        text->length = mark;
        text->bytes[mark] = '\0';
    }
}

/* Ends a name that is too long: what follows "cut" is taken back, and so is a full stop or space
 * before it, lest "..." look like more than three. */
static void shorten(pm_text *text, size_t start, size_t cut)
{
    while (!text->failed && cut > start &&
           (text->bytes[cut - 1] == '.' || text->bytes[cut - 1] == ' ')) {
        cut--;
    }
    take_back(text, cut);
    pm_text_add(text, "...");
}

static void say_character(pm_text *text, unsigned long character, const char *bytes, size_t length)
{
    if (character == 0xFFFD) {
        pm_text_add(text, "\xEF\xBF\xBD");
    } else {
        pm_text_add_bytes(text, bytes, length);
    }
}

void pm_say_name(pm_text *text, const char *name)
{
    size_t start = text->length;
    size_t cut = start; /* where a name that proves too long ends */
    size_t said = 0;
    bool pending_space = false;
    while (*name != '\0') {
        const char *bytes = name;
        unsigned long character = pm_utf8_next(&name);
        if (character <= 0x20 || (character >= 0x7F && character <= 0xA0)) {
            pending_space = said > 0;
            continue;
        }
        size_t added = pending_space ? 2 : 1;
        if (said + added > LONGEST_NAME) {
            shorten(text, start, cut);
            return;
        }
        pm_text_add(text, pending_space ? " " : "");
        say_character(text, character, bytes, (size_t)(name - bytes));
        pending_space = false;
        said += added;
        cut = said <= LONGEST_NAME - ELLIPSIS ? text->length : cut;
    }
}

void pm_say_stop(pm_text *text)
{
    if (text->length == 0 || text->failed || text->bytes[text->length - 1] != '.') {
        pm_text_add(text, ".");
    }
}

void pm_say_node(pm_text *text, const pm_measures *measures, size_t node)
{
    const pm_map *map = pm_measures_map(measures);
    size_t member = pm_measures_member_of_node(measures, node);
    if (member != SIZE_MAX) {
        pm_say_member(text, measures, member);
        return;
    }
    if (pm_map_kind(map, node) != PM_PERSON) {
        pm_say_name(text, pm_map_label(map, node));
        return;
    }
    if (pm_measures_settings(measures)->name_people ||
        pm_map_text(map, PM_NODE_ROLE, node) == NULL) {
        pm_say_name(text, pm_map_label(map, node));
        return;
    }
    pm_text_add(text, text->length == 0 ? "A person (" : "a person (");
    pm_say_name(text, pm_map_label(map, node));
    pm_text_add(text, ")");
}

void pm_say_member(pm_text *text, const pm_measures *measures, size_t member)
{
    size_t start = text->length;
    size_t node = pm_measures_node_of_member(measures, member);
    pm_say_name(text, pm_measures_member_name(measures, member));
    /* A role is no proper name: it takes a capital where it opens the sentence. */
    if (start == 0 && !pm_measures_settings(measures)->name_people &&
        pm_map_kind(pm_measures_map(measures), node) == PM_PERSON) {
        capitalise(text, start);
    }
}

void pm_say_sector(pm_text *text, const pm_measures *measures, size_t sector)
{
    pm_say_name(text, pm_measures_row_name(measures, PM_LEVEL_SECTOR, sector));
}

void pm_say_between(pm_text *text, size_t index, size_t count)
{
    if (index > 0) {
        pm_text_add(text, index + 1 == count ? " and " : ", ");
    }
}

void pm_say_others(pm_text *text, size_t shown, size_t count)
{
    if (shown < count) {
        pm_text_add(text, " and ");
        pm_say_counted(text, count - shown, "other", "others");
    }
}

void pm_say_members(pm_text *text, const pm_measures *measures, const pm_indexes *members,
                    size_t from)
{
    size_t count = members->count > from ? members->count - from : 0;
    /* Five names cost less than four names "and one other". */
    size_t shown = count <= PM_MOST_NAMES + 1 ? count : PM_MOST_NAMES;
    for (size_t i = 0; i < shown; i++) {
        pm_say_between(text, i, shown < count ? SIZE_MAX : count);
        pm_say_member(text, measures, members->items[from + i]);
    }
    pm_say_others(text, shown, count);
}

static size_t name_length(const pm_measures *measures, size_t member)
{
    return pm_utf8_count(pm_measures_member_name(measures, member));
}

void pm_say_some(pm_text *text, const pm_measures *measures, const pm_indexes *members)
{
    bool both = members->count == 2 && name_length(measures, members->items[0]) +
                                               name_length(measures, members->items[1]) <=
                                           LONGEST_PAIR;
    size_t shown = both ? 2 : members->count > 0 ? 1 : 0;
    for (size_t i = 0; i < shown; i++) {
        pm_say_between(text, i, members->count);
        pm_say_member(text, measures, members->items[i]);
    }
    pm_say_others(text, shown, members->count);
}

void pm_say_decision_body(pm_text *text, const pm_measures *measures)
{
    const pm_map *map = pm_measures_map(measures);
    if (pm_measures_decision_body_count(measures) != 1) {
        pm_text_add(text, "a decision body");
        return;
    }
    size_t members = pm_measures_rows(measures, PM_LEVEL_ORGANISATION);
    for (size_t member = 0; member < members; member++) {
        if (pm_measures_is_decision_body(measures, member)) {
            size_t node = pm_measures_node_of_member(measures, member);
            int type = pm_map_choice(map, PM_NODE_BODY_TYPE, node);
            bool board = type >= 0 && type == pm_vocabulary_choice(PM_NODE_BODY_TYPE, "board");
            pm_text_add(text, board ? "the board" : "the decision body");
            return;
        }
    }
}

void pm_say_odds(pm_text *text, double probability)
{
    pm_text_add(text, " If places were dealt at random, so large a gap would come up ");
    if (probability < RARE) {
        pm_text_add(text, "less than once in a thousand times.");
    } else {
        pm_text_add(text, "about once in ");
        pm_text_add_rounded(text, 1 / probability, 0);
        pm_text_add(text, " times.");
    }
}

void pm_say_how_many(pm_text *text, size_t count)
{
    if (count == 0) {
        pm_text_add(text, "none");
    } else {
        pm_say_count(text, count);
    }
}

void pm_say_part(pm_text *text, size_t part, size_t all, const char *one, const char *many)
{
    pm_say_how_many(text, part);
    pm_text_add(text, " of ");
    pm_say_counted(text, all, one, many);
}

void pm_say_part_first(pm_text *text, size_t part, size_t all, const char *one, const char *many)
{
    size_t start = text->length;
    pm_say_part(text, part, all, one, many);
    capitalise(text, start);
}
