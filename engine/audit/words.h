/* How findings speak: counts in words, names in lists, shares and amounts. Private to engine/audit.
 * Everything is appended to a text; labels are the user's and are shortened and cleaned on the way.
 */
#ifndef PARTMAP_ENGINE_AUDIT_WORDS_H
#define PARTMAP_ENGINE_AUDIT_WORDS_H

#include "engine/audit/indexes.h"
#include "engine/base/text.h"
#include "engine/measure/measures.h"

/* "no", "one" ... "twelve", then digits. */
void pm_say_count(pm_text *text, size_t count);

/* "one member", "four members". */
void pm_say_counted(pm_text *text, size_t count, const char *one, const char *many);

/* The same at the beginning of a sentence: "Four members". */
void pm_say_counted_first(pm_text *text, size_t count, const char *one, const char *many);

/* "none", "one" ... : a count that no noun follows. */
void pm_say_how_many(pm_text *text, size_t count);

/* "three of ten members", "none of ten members"; the same at the beginning of a sentence: "Three of
 * ten members". */
void pm_say_part(pm_text *text, size_t part, size_t all, const char *one, const char *many);
void pm_say_part_first(pm_text *text, size_t part, size_t all, const char *one, const char *many);

/* A sentence: " If places were dealt at random, so large a gap would come up about once in 40
 * times.". */
void pm_say_odds(pm_text *text, double probability);

/* "58%"; what is neither nothing nor all never rounds to it: "under 1%", "over 99%". */
void pm_say_share(pm_text *text, double share);

/* The same, and a half in words: "half", "58%". */
void pm_say_bound(pm_text *text, double share);

/* "1 step", "1.5 steps". */
void pm_say_steps(pm_text *text, double steps);

/* Whole number with commas between thousands: "18,000". What no number of digits would make easier
 * to read, from 1e15 on, is "over 1,000,000,000,000,000"; any value is safe to pass. */
void pm_say_amount(pm_text *text, double amount);

/* A user's words on one line: runs of white space and control characters become one space, invalid
 * bytes U+FFFD; of more than 50 characters the first 47 and "..." are kept. */
void pm_say_name(pm_text *text, const char *name);

/* The full stop of a sentence; nothing where the text ends in one, as "Smith Ltd." does. */
void pm_say_stop(pm_text *text);

/* Name of a member as it may be printed, see pm_measures_member_name. */
void pm_say_member(pm_text *text, const pm_measures *measures, size_t member);

/* The same for any node. A person who is no member is "a person (manager)" by the post that the map
 * states as `role`, else "Person 3"; and where people are named, the name. */
void pm_say_node(pm_text *text, const pm_measures *measures, size_t node);

/* Name of a sector (row of PM_LEVEL_SECTOR). */
void pm_say_sector(pm_text *text, const pm_measures *measures, size_t sector);

/* "A, B and C"; beyond PM_MOST_NAMES "A, B, C, D and three others". Starts at members->items[from].
 */
void pm_say_members(pm_text *text, const pm_measures *measures, const pm_indexes *members,
                    size_t from);

/* A headline's share of them: "A", "A and B" where the two are short, "A and three others".
 */
void pm_say_some(pm_text *text, const pm_measures *measures, const pm_indexes *members);

/* ", " or " and " before item "index" of "count" in a list, nothing before the first. */
void pm_say_between(pm_text *text, size_t index, size_t count);

/* " and three others." and the like when only "shown" of "count" were named, otherwise nothing. */
void pm_say_others(pm_text *text, size_t shown, size_t count);

/* "the board" when the one decision body is a board, "the decision body", or "a decision body" when
 * there are several. */
void pm_say_decision_body(pm_text *text, const pm_measures *measures);

#endif
