/* Names found in running text, word by word: see people_words.h. */
#include "engine/model/people_words.h"

#include <ctype.h>
#include <stdint.h>

enum { MOST_WORDS = 12 }; /* of a name */

/* Letters, digits and whatever is beyond ASCII make up words. */
static bool is_in_word(char byte)
{
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

static const char *end_of_word(const char *at)
{
    while (is_in_word(*at)) {
        at++;
    }
    return at;
}

static const char *start_of_word(const char *at)
{
    while (*at != '\0' && !is_in_word(*at)) {
        at++;
    }
    return at;
}

/* Ends of the first words of a text, at most "most" of them. */
static size_t find_ends(const char *text, const char **ends, size_t most)
{
    size_t count = 0;
    while (is_in_word(*text) && count < most) {
        ends[count] = end_of_word(text);
        text = start_of_word(ends[count++]);
    }
    return count;
}

static bool has_letter(const char *text, bool capital)
{
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte >= 0x80 || (capital ? isupper(byte) : isalpha(byte))) {
            return true;
        }
    }
    return false;
}

/* The first bytes of a text, closed; "" when memory runs out, which scratch then remembers. */
static const char *part_of(pm_text *scratch, const char *text, const char *end)
{
    scratch->length = 0;
    pm_text_add_bytes(scratch, text, (size_t)(end - text));
    return scratch->failed ? "" : pm_text_bytes(scratch);
}

pm_status pm_people_words_note(pm_people_words *words, const char *name, size_t who, pm_error *err)
{
    const char *ends[MOST_WORDS];
    const char *first = start_of_word(name);
    size_t count = find_ends(first, ends, MOST_WORDS);
    if (count == 0 || !has_letter(name, false)) {
        return PM_OK;
    }
    const char *bare = part_of(&words->scratch, first, ends[count - 1]);
    if (words->scratch.failed) {
        return pm_fail_memory(err);
    }
    if (pm_names_find(&words->index, bare) != SIZE_MAX) {
        return PM_OK;
    }
    words->longest = count > words->longest ? count : words->longest;
    return pm_names_add(&words->index, bare, who, err);
}

size_t pm_people_words_find(const pm_people_words *words, const char *name)
{
    return pm_names_find(&words->index, name);
}

/* Who is named at the beginning of the text; *end is set behind the name. */
static size_t find_here(pm_people_words *words, const char *text, bool any, const char **end)
{
    const char *ends[MOST_WORDS];
    size_t count = find_ends(text, ends, words->longest);
    size_t found = SIZE_MAX;
    while (found == SIZE_MAX && count > 0) {
        *end = ends[--count];
        const char *name = part_of(&words->scratch, text, *end);
        if (any || has_letter(name, true)) {
            found = pm_names_find(&words->index, name);
        }
    }
    return found;
}

void pm_people_words_replace(pm_people_words *words, const char *text, bool any,
                             const char *(*say)(const void *context, size_t who),
                             const void *context, pm_text *out)
{
    while (*text != '\0') {
        const char *word = start_of_word(text);
        pm_text_add_bytes(out, text, (size_t)(word - text));
        const char *end = word;
        size_t who = find_here(words, word, any, &end);
        if (who != SIZE_MAX) {
            pm_text_add(out, say(context, who));
        } else {
            end = end_of_word(word);
            pm_text_add_bytes(out, word, (size_t)(end - word));
        }
        text = end;
    }
    out->failed = out->failed || words->scratch.failed;
}

void pm_people_words_free(pm_people_words *words)
{
    pm_names_free(&words->index);
    pm_text_free(&words->scratch);
}
