/* The GraphML reader's drawings: yEd and its kin keep the text, the place and the looks of a node
 * or tie in XML of their own somewhere below a <data>. Elements of that XML in, attributes of the
 * map out, each below what is stated as data of the same name. See graphml_build.h.
 *
 * A node may have several labels: the first that is not blank is its name, all others are kept
 * under another attribute. A group has several looks, open and closed, of which one is shown. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/graphml_build.h"

void pm_drawing_free(pm_drawing *drawing)
{
    pm_text_free(&drawing->aside);
    pm_text_free(&drawing->label);
    pm_text_free(&drawing->further);
    free(drawing->directions);
}

bool pm_graphml_is_drawing(const pm_xml_tag *tag)
{
    static const char *const spaces[] = {"http://www.yworks.com/xml/", "http://visone.info/xmlns"};
    for (size_t i = 0; tag->space != NULL && i < sizeof spaces / sizeof *spaces; i++) {
        if (strncmp(tag->space, spaces[i], strlen(spaces[i])) == 0) {
            return true;
        }
    }
    /* Programs that write like yEd forget to declare its prefix. */
    return tag->space == NULL && tag->prefix != NULL && strcmp(tag->prefix, "y") == 0;
}

/* The open node or edge; SIZE_MAX when there is none. */
static size_t drawn_index(const pm_graphml *graphml)
{
    if (graphml->element == PM_NODE) {
        return graphml->node;
    }
    return graphml->element == PM_EDGE ? graphml->edge : SIZE_MAX;
}

/* --- into attributes ------------------------------------------------------------------------- */

/* Changes the collected value for the one set aside, or back. */
static void swap_values(pm_graphml *graphml)
{
    pm_drawing *drawing = &graphml->drawing;
    pm_text text = graphml->value;
    pm_place place = graphml->value_place;
    bool too_long = graphml->value_too_long;
    graphml->value = drawing->aside;
    graphml->value_place = drawing->aside_place;
    graphml->value_too_long = drawing->aside_too_long;
    drawing->aside = text;
    drawing->aside_place = place;
    drawing->aside_too_long = too_long;
}

/* Keeps what is drawn of the open node or edge as an attribute, below what is stated of it. */
static pm_status keep(pm_graphml *graphml, const char *name, const char *text, pm_place place,
                      pm_error *err)
{
    return text != NULL
               ? pm_graphml_say(graphml, graphml->subject, graphml->element, name, text, place, err)
               : PM_OK;
}

/* States a label at once, for it has an attribute of its own; it may be a word's value. */
static pm_status state(pm_graphml *graphml, const char *name, const char *text, pm_place place,
                       pm_error *err)
{
    pm_element element = graphml->element;
    size_t index = drawn_index(graphml);
    size_t key = SIZE_MAX;
    pm_status status = pm_graphml_key_of_name(graphml, element, name, place, &key, err);
    if (status != PM_OK || key == SIZE_MAX ||
        pm_graphml_stated(graphml, key, element, index) != NULL) {
        return status;
    }
    swap_values(graphml);
    status = pm_graphml_set_value(graphml, text, place, err);
    if (status == PM_OK) {
        status = pm_graphml_store_value(graphml, key, element, index, err);
    }
    swap_values(graphml);
    return status;
}

/* --- labels ---------------------------------------------------------------------------------- */

/* Elements whose text is drawn: yEd's, those of later yFiles, and the lines of a UML class. */
static const struct {
    const char *name;
    bool of_node, of_edge;
    bool is_further;
} LABELS[] = {
    {"NodeLabel", true, false, false},  {"EdgeLabel", false, true, false},
    {"Label.Text", true, true, false},  {"AttributeLabel", true, false, true},
    {"MethodLabel", true, false, true},
};

static bool is_shown(const pm_drawing *drawing)
{
    return drawing->realizers == 0 || drawing->realizer == drawing->active;
}

static void start_label(pm_graphml *graphml, const pm_xml_tag *tag)
{
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++) {
        bool here = graphml->element == PM_NODE ? LABELS[i].of_node : LABELS[i].of_edge;
        if (here && strcmp(LABELS[i].name, tag->name) == 0) {
            graphml->drawing.label_depth = graphml->depth;
            graphml->drawing.is_further = LABELS[i].is_further;
            swap_values(graphml);
            graphml->value.length = 0;
            graphml->value_too_long = false;
            return;
        }
    }
}

static void add_further(pm_drawing *drawing, const pm_text *text)
{
    pm_text_add(&drawing->further, drawing->further.length > 0 ? "; " : "");
    pm_text_add_bytes(&drawing->further, text->bytes, text->length);
}

/* The first label of the look that is shown counts; one of another look stands in for it. */
static void sort_label(pm_drawing *drawing, const pm_text *text, pm_place place)
{
    bool shown = is_shown(drawing);
    bool better = drawing->label.length == 0 || (shown && !drawing->label_is_shown);
    if (drawing->is_further || !better) {
        add_further(drawing, text);
        return;
    }
    if (drawing->label.length > 0) {
        add_further(drawing, &drawing->label);
    }
    drawing->label.length = 0;
    pm_text_add_bytes(&drawing->label, text->bytes, text->length);
    drawing->label_place = place;
    drawing->label_is_shown = shown;
}

static pm_status end_label(pm_graphml *graphml, pm_error *err)
{
    pm_drawing *drawing = &graphml->drawing;
    pm_status status = pm_label_make_plain(&graphml->value, err);
    if (status == PM_OK && graphml->value.length > 0 && !graphml->value_too_long) {
        sort_label(drawing, &graphml->value, graphml->value_place);
    }
    drawing->label_depth = 0;
    swap_values(graphml);
    return status;
}

/* Later yFiles also write a label as <y:Label Text="...">. */
static pm_status take_text(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    const char *text = pm_xml_attribute_of(tag, "Text");
    if (text == NULL || strcmp(tag->name, "Label") != 0) {
        return PM_OK;
    }
    pm_text label = {0};
    graphml->drawing.is_further = false;
    pm_text_add(&label, text);
    pm_status status = pm_label_make_plain(&label, err);
    if (status == PM_OK && label.length > 0) {
        sort_label(&graphml->drawing, &label, tag->place);
    }
    pm_text_free(&label);
    return status;
}

/* The drawing is closed: states its labels. */
static pm_status end_drawing(pm_graphml *graphml, pm_error *err)
{
    static const char *const names[] = {[PM_NODE] = "y:NodeLabel", [PM_EDGE] = "y:EdgeLabel"};
    pm_drawing *drawing = &graphml->drawing;
    pm_status status = pm_text_check(&drawing->label, err);
    status = status == PM_OK ? pm_text_check(&drawing->further, err) : status;
    if (status == PM_OK && drawing->label.length > 0) {
        status = state(graphml, names[graphml->element], pm_text_bytes(&drawing->label),
                       drawing->label_place, err);
    }
    if (status == PM_OK && drawing->further.length > 0) {
        status = state(graphml, "y:MoreLabels", pm_text_bytes(&drawing->further),
                       drawing->label_place, err);
    }
    drawing->label.length = 0;
    drawing->further.length = 0;
    return status;
}

/* --- places and looks ------------------------------------------------------------------------ */

/* One row an XML attribute that becomes an attribute of the map. */
static const struct {
    pm_element element;
    const char *tag, *attribute;
    const char *name;
} LOOKS[] = {
    {PM_NODE, "Fill", "color", "color"},           {PM_NODE, "Shape", "type", "shape"},
    {PM_EDGE, "LineStyle", "color", "color"},      {PM_EDGE, "LineStyle", "width", "width"},
    {PM_EDGE, "LineStyle", "type", "line"},        {PM_EDGE, "Arrows", "source", "arrow_source"},
    {PM_EDGE, "Arrows", "target", "arrow_target"},
};

static pm_status take_looks(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < sizeof LOOKS / sizeof *LOOKS; i++) {
        if (LOOKS[i].element == graphml->element && strcmp(LOOKS[i].tag, tag->name) == 0) {
            const char *text = pm_xml_attribute_of(tag, LOOKS[i].attribute);
            status = keep(graphml, LOOKS[i].name, text, tag->place, err);
        }
    }
    return status;
}

/* yEd gives the corner of a node's frame; x and y of the map are its centre, as elsewhere. */
static pm_status keep_centre(pm_graphml *graphml, const char *name, const char *corner,
                             const char *size, pm_place place, pm_error *err)
{
    double start = 0;
    double length = 0;
    if (corner == NULL || !pm_parse_number(corner, &start)) {
        return PM_OK;
    }
    if (size == NULL || !pm_parse_number(size, &length)) {
        length = 0;
    }
    pm_text text = {0};
    pm_text_add_number(&text, start + length / 2);
    pm_status status = pm_text_check(&text, err);
    if (status == PM_OK) {
        status = keep(graphml, name, pm_text_bytes(&text), place, err);
    }
    pm_text_free(&text);
    return status;
}

/* <y:Geometry x= y= width= height=> of yEd, <y:RectD X= Y= Width= Height=> of later yFiles. */
static pm_status take_geometry(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    bool later = strcmp(tag->name, "RectD") == 0;
    if (graphml->element != PM_NODE || (!later && strcmp(tag->name, "Geometry") != 0)) {
        return PM_OK;
    }
    const char *width = pm_xml_attribute_of(tag, later ? "Width" : "width");
    const char *height = pm_xml_attribute_of(tag, later ? "Height" : "height");
    pm_status status = keep_centre(graphml, "x", pm_xml_attribute_of(tag, later ? "X" : "x"), width,
                                   tag->place, err);
    if (status == PM_OK) {
        status = keep_centre(graphml, "y", pm_xml_attribute_of(tag, later ? "Y" : "y"), height,
                             tag->place, err);
    }
    if (status == PM_OK) {
        status = keep(graphml, "width", width, tag->place, err);
    }
    if (status == PM_OK) {
        status = keep(graphml, "height", height, tag->place, err);
    }
    return status;
}

/* --- elements of a drawing ------------------------------------------------------------------- */

/* The looks of a group: <y:Realizers active="0"> with one element each. */
static void follow_realizers(pm_graphml *graphml, const pm_xml_tag *tag)
{
    pm_drawing *drawing = &graphml->drawing;
    const char *active = pm_xml_attribute_of(tag, "active");
    double number = 0;
    if (drawing->realizers == 0 && strcmp(tag->name, "Realizers") == 0) {
        bool stated = active != NULL && pm_parse_number(active, &number) && number >= 0;
        drawing->realizers = graphml->depth;
        drawing->realizer = 0;
        drawing->active = stated && number < 1000 ? (size_t)number + 1 : 1;
    } else if (drawing->realizers != 0 && graphml->depth == drawing->realizers + 1) {
        drawing->realizer++;
    }
}

pm_status pm_graphml_start_drawn(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    size_t outer = graphml->skipped_from;
    bool in_data = outer >= 2 && graphml->open[outer - 2].part == PM_PART_DATA;
    if (!in_data || drawn_index(graphml) == SIZE_MAX || graphml->drawing.label_depth != 0 ||
        !pm_graphml_is_drawing(tag)) {
        return PM_OK;
    }
    follow_realizers(graphml, tag);
    start_label(graphml, tag);
    pm_status status = take_text(graphml, tag, err);
    if (status != PM_OK || !is_shown(&graphml->drawing)) {
        return status;
    }
    status = take_geometry(graphml, tag, err);
    status = status == PM_OK ? pm_graphml_take_arrows(graphml, tag, err) : status;
    return status == PM_OK ? take_looks(graphml, tag, err) : status;
}

pm_status pm_graphml_end_drawn(pm_graphml *graphml, size_t closed, pm_error *err)
{
    pm_drawing *drawing = &graphml->drawing;
    pm_status status = PM_OK;
    if (drawing->label_depth == closed) {
        status = end_label(graphml, err);
    }
    if (drawing->realizers == closed) {
        drawing->realizers = 0;
    }
    if (status == PM_OK && closed == graphml->skipped_from && drawn_index(graphml) != SIZE_MAX) {
        status = end_drawing(graphml, err);
    }
    return status;
}
