/* Words in confidence and the arithmetic of small groups: see suppression.h. */
#include "engine/audit/suppression.h"

/* Words that follow one another in the vocabulary, first and last. */
static const pm_word IN_CONFIDENCE[][2] = {
    {PM_NODE_ING01, PM_NODE_ING13},
    {PM_NODE_SKILL_LEADERSHIP, PM_NODE_SKILL_PERFORMANCE},
    {PM_EDGE_TRUST_SOURCE, PM_EDGE_TRUST_TARGET},
};

enum { SPANS = sizeof IN_CONFIDENCE / sizeof *IN_CONFIDENCE };

bool pm_is_in_confidence(pm_word word)
{
    for (size_t i = 0; i < SPANS; i++) {
        if (word >= IN_CONFIDENCE[i][0] && word <= IN_CONFIDENCE[i][1]) {
            return true;
        }
    }
    return false;
}

bool pm_is_column_in_confidence(const pm_map *map, pm_element element, size_t column)
{
    bool alias = false;
    pm_word own = pm_vocabulary_find(element, pm_map_attribute_name(map, element, column), &alias);
    if (own < PM_WORD_COUNT && pm_is_in_confidence(own)) {
        return true;
    }
    for (size_t i = 0; i < SPANS; i++) {
        for (pm_word word = IN_CONFIDENCE[i][0]; word <= IN_CONFIDENCE[i][1]; word++) {
            if (pm_vocabulary(word)->element == element && pm_map_reads(map, word, column)) {
                return true;
            }
        }
    }
    return false;
}

static bool is_small(size_t group, size_t fewest)
{
    return group > 0 && group < fewest;
}

bool pm_may_tell_parts(size_t fewest, size_t whole, const size_t *parts, size_t count)
{
    size_t rest = whole;
    for (size_t i = 0; i < count; i++) {
        if (is_small(parts[i], fewest)) {
            return false;
        }
        rest -= parts[i] < rest ? parts[i] : rest;
    }
    return !is_small(rest, fewest);
}
