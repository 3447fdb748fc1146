/* Facts of a map as numbers, answers and choices, made of its texts. See map.h. */
#include <math.h>

#include "engine/base/text.h"
#include "engine/model/map.h"

bool pm_map_number(const pm_map *map, pm_word word, size_t index, double *value)
{
    const char *text = pm_map_text(map, word, index);
    if (text == NULL) {
        return false;
    }
    int boolean =
        pm_vocabulary(word)->type == PM_WORD_COUNT_OR_BOOLEAN ? pm_parse_boolean(text) : -1;
    if (boolean >= 0) {
        *value = boolean;
        return true;
    }
    double number = 0;
    if (!pm_parse_number(text, &number) || fabs(number) > PM_LARGEST_NUMBER) {
        return false;
    }
    *value = number;
    return true;
}

pm_answer pm_map_boolean(const pm_map *map, pm_word word, size_t index)
{
    const char *text = pm_map_text(map, word, index);
    int answer = text != NULL ? pm_parse_boolean(text) : -1;
    double count = 0;
    if (answer < 0 && pm_vocabulary(word)->type == PM_WORD_COUNT_OR_BOOLEAN &&
        pm_map_number(map, word, index, &count)) {
        answer = count > 0 ? 1 : 0;
    }
    return (pm_answer)answer;
}

int pm_map_choice(const pm_map *map, pm_word word, size_t index)
{
    const char *text = pm_map_text(map, word, index);
    return text != NULL ? pm_vocabulary_choice(word, text) : -1;
}

pm_node_kind pm_map_kind(const pm_map *map, size_t node)
{
    int kind = pm_map_choice(map, PM_NODE_KIND, node);
    return kind >= 0 ? (pm_node_kind)kind : PM_ORGANISATION;
}

const char *pm_map_label(const pm_map *map, size_t node)
{
    const char *label = pm_map_text(map, PM_NODE_LABEL, node);
    return label != NULL ? label : pm_map_node_id(map, node);
}

bool pm_map_edge_is(const pm_map *map, size_t edge, const char *kind)
{
    return pm_map_is(map, PM_EDGE_KIND, edge, kind);
}

bool pm_map_is(const pm_map *map, pm_word word, size_t index, const char *choice)
{
    const char *text = pm_map_text(map, word, index);
    return text != NULL && pm_equal_ignoring_case(text, choice);
}
