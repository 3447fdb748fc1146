/* A list in JSON, thinned: see json_skim.h. What is left out is not checked, only stepped over. */
#include "formats/json_skim.h"

#include <string.h>

/* What is still ahead of the text. */
typedef struct walk {
    const char *at, *end;
} walk;

/* Steps over bytes that have to come next. */
static bool pass(walk *w, const char *bytes)
{
    size_t length = strlen(bytes);
    if ((size_t)(w->end - w->at) < length || memcmp(w->at, bytes, length) != 0) {
        return false;
    }
    w->at += length;
    return true;
}

static bool pass_string(walk *w)
{
    for (const char *at = w->at + 1; at < w->end; at++) {
        if (*at == '"') {
            w->at = at + 1;
            return true;
        }
        at += *at == '\\' ? 1 : 0;
    }
    return false;
}

/* Steps over a value: what comes before the comma or bracket that ends it. */
static bool pass_value(walk *w)
{
    size_t depth = 0;
    while (w->at < w->end) {
        char byte = *w->at;
        if (byte == '"') {
            if (!pass_string(w)) {
                return false;
            }
            continue;
        }
        if (depth == 0 && (byte == ',' || byte == '}' || byte == ']')) {
            return true;
        }
        depth += byte == '{' || byte == '[' ? 1 : 0;
        depth -= byte == '}' || byte == ']' ? 1 : 0;
        w->at++;
    }
    return false;
}

/* Steps to the list, behind its opening bracket. */
static bool find_list(walk *w, const char *name)
{
    bool more = pass(w, "{");
    while (more && w->at < w->end && *w->at == '"') {
        walk key = *w;
        if (!pass_string(w)) {
            return false;
        }
        size_t length = strlen(name);
        bool found =
            (size_t)(w->at - key.at) == length + 2 && memcmp(key.at + 1, name, length) == 0;
        if (!pass(w, ":")) {
            return false;
        }
        if (found) {
            return pass(w, "[");
        }
        more = pass_value(w) && pass(w, ",");
    }
    return false;
}

/* Appends the elements that stay, each as it is; ends before the bracket that closes the list. */
static bool thin(walk *w, const pm_skim *skim, pm_text *out)
{
    bool first = true;
    bool more = w->at < w->end && *w->at != ']';
    while (more) {
        const char *element = w->at;
        if (!pass(w, skim->opening)) {
            return false;
        }
        bool kept = pass(w, skim->kept);
        w->at = element;
        if (!pass_value(w)) {
            return false;
        }
        if (kept) {
            pm_text_add(out, first ? "" : ",");
            pm_text_add_bytes(out, element, (size_t)(w->at - element));
            first = false;
        }
        more = pass(w, ",");
    }
    return w->at < w->end && *w->at == ']';
}

bool pm_json_skim(const char *bytes, size_t length, const pm_skim *skim, pm_text *out)
{
    walk w = {.at = bytes, .end = bytes + length};
    if (!find_list(&w, skim->list)) {
        return false;
    }
    pm_text_add_bytes(out, bytes, (size_t)(w.at - bytes));
    if (!thin(&w, skim, out)) {
        return false;
    }
    pm_text_add_bytes(out, w.at, (size_t)(w.end - w.at));
    return !out->failed;
}
