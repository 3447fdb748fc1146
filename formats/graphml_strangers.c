/* The GraphML reader's strangers: elements of other languages, elements where they do not belong,
 * and XML attributes that GraphML does not have. What is lost of them is said, what can be read is
 * read. See graphml_build.h. */
#include <string.h>

#include "formats/graphml_build.h"

/* Old and unnamed namespaces are GraphML's too, and whatever namespace the root itself has. */
bool pm_graphml_is_foreign(const pm_graphml *graphml, const pm_xml_tag *tag)
{
    static const char current[] = "http://graphml.graphdrawing.org/xmlns";
    static const char old[] = "http://graphml.graphdrawing.org/xmlns/graphml";
    if (tag->space == NULL) {
        return tag->prefix != NULL;
    }
    if (strcmp(tag->space, current) == 0 || strcmp(tag->space, old) == 0) {
        return false;
    }
    return graphml->home == NULL || strcmp(tag->space, graphml->home) != 0;
}

pm_status pm_graphml_leave_out_foreign(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    bool first = false;
    pm_status status = pm_graphml_first(graphml, "left out", "foreign", &first, err);
    if (status != PM_OK || !first) {
        return status;
    }
    return pm_graphml_warn(graphml, tag->place, err,
                           "<%s%s%s> is another program's XML and left out with all that stands in "
                           "it, here and in the rest of the file. Facts for the map have to be "
                           "plain text in <data>.",
                           tag->prefix != NULL ? pm_excerpt_of(tag->prefix).bytes : "",
                           tag->prefix != NULL ? ":" : "", pm_excerpt_of(tag->name).bytes);
}

/* "A" or "An", or in lower case, before the name of an element of GraphML. */
static const char *article(const char *name, const char *a)
{
    bool vowel = name[0] == 'e';
    if (*a == 'A') {
        return vowel ? "An" : "A";
    }
    return vowel ? "an" : "a";
}

pm_status pm_graphml_leave_out_misplaced(pm_graphml *graphml, const pm_xml_tag *tag, bool known,
                                         pm_error *err)
{
    const char *parent = graphml->open[graphml->depth - 1].name;
    if (!known) {
        return pm_graphml_warn(graphml, tag->place, err,
                               "<%s> is no element of GraphML: it is left out with all that stands "
                               "in it.",
                               pm_excerpt_of(tag->name).bytes);
    }
    return pm_graphml_warn(graphml, tag->place, err,
                           "%s <%s> cannot stand in %s <%s>: it is left out with all that stands "
                           "in it. Move it to where it belongs.",
                           article(tag->name, "A"), tag->name, article(parent, "a"), parent);
}

pm_status pm_graphml_warn_of_place(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    const char *parent = graphml->open[graphml->depth - 1].name;
    bool first = false;
    pm_status status = pm_graphml_first(graphml, tag->name, parent, &first, err);
    if (status != PM_OK || !first) {
        return status;
    }
    return pm_graphml_warn(graphml, tag->place, err,
                           "%s <%s> cannot stand in %s <%s>: it is read all the same, here and in "
                           "the rest of the file. Move it to where it belongs.",
                           article(tag->name, "A"), tag->name, article(parent, "a"), parent);
}

static bool is_read(const pm_graphml_element *element, const char *name)
{
    for (size_t i = 0; element->attributes[i] != NULL; i++) {
        if (strcmp(element->attributes[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* Those of nodes, edges and graphs are facts, the rest is warned of, once each. Names with a full
 * stop ("parse.order", "yfiles.foldertype") are hints for programs. */
pm_status pm_graphml_take_attributes(pm_graphml *graphml, const pm_xml_tag *tag,
                                     const pm_graphml_element *element, pm_error *err)
{
    bool has_facts = element->part >= PM_PART_GRAPH && element->part <= PM_PART_ENDPOINT;
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < tag->attribute_count; i++) {
        const char *name = tag->attributes[i].name;
        bool other = element->part != PM_PART_DOCUMENT && !is_read(element, name) &&
                     strchr(name, '.') == NULL;
        bool first = false;
        if (other && has_facts) {
            status =
                pm_graphml_keep_attribute(graphml, tag, element->part, &tag->attributes[i], err);
        } else if (other && (strcmp(name, "id") != 0 || element->part != PM_PART_DATA)) {
            status = pm_graphml_first(graphml, tag->name, name, &first, err);
        }
        if (status == PM_OK && first) {
            status = pm_graphml_warn(graphml, tag->place, err,
                                     "\"%s\" is no XML attribute of <%s> that is read: it is left "
                                     "out wherever it stands. State the fact in a <data>.",
                                     pm_excerpt_of(name).bytes, tag->name);
        }
    }
    return status;
}
