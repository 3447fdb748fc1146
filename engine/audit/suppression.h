/* What is never told of answers given in confidence: which words hold them, and whether parts of a
 * whole may be told without a small group being worked out. Everything that shows answers asks here
 * or holds to conventions.h (fewest_answers, which a rules file can raise and not lower below 5).
 *
 * In confidence are what a partner says of the partnership (ing01..13), of itself (skill_*) and of
 * its trust in another (trust_*). How the two ends of a tie describe their work (behaviour_source,
 * behaviour_target) is a fact of that tie, told tie by tie; its summaries are held to the same
 * least number all the same. */
#ifndef PARTMAP_ENGINE_AUDIT_SUPPRESSION_H
#define PARTMAP_ENGINE_AUDIT_SUPPRESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/model/map.h"

/* Does the word hold answers given in confidence? Of the graph none does: what is stated once for
 * all was agreed by all. */
bool pm_is_in_confidence(pm_word word);

/* The same of a column of the map, whatever it is read as. */
bool pm_is_column_in_confidence(const pm_map *map, pm_element element, size_t column);

/* May parts of "whole" answers be told, each without the others? Not when a part, or what is in
 * none of them and could be found by subtraction, is from 1 to fewest - 1. Parts do not overlap. */
bool pm_may_tell_parts(size_t fewest, size_t whole, const size_t *parts, size_t count);

#endif
