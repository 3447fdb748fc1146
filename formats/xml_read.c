/* XML in: a source of bytes in, events out. The only file that knows libxml2. See xml_read.h.
 *
 * The source is read in chunks; each is looked over by the tag guard and pushed into libxml2's SAX2
 * parser, whose events go on to the reader of a format. libxml2 builds no tree, expands no entity
 * but the five of XML itself, opens nothing and prints nothing. */
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "formats/xml_bytes.h"
#include "formats/xml_faults.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_fault;
#else
typedef xmlErrorPtr xml_fault;
#endif

typedef struct reader {
    pm_source *source;
    xmlParserCtxtPtr parser;
    pm_tag_guard guard;
    bool after_return; /* the last chunk ended in a carriage return, made a line feed */
    const pm_xml_events *events;
    void *data;
    pm_xml_open open[PM_DEEPEST_ELEMENT];
    size_t depth; /* open elements; open[depth - 1] is the innermost */
    bool begun;   /* there was a root */
    char *values; /* of the current tag's attributes, each closed with a zero byte */
    size_t values_room;
    pm_place here;    /* where the next event begins */
    bool at_end;      /* the parser has all there is */
    bool broken;      /* the XML is at fault: what libxml2 says after that is noise */
    pm_status status; /* of the first callback that failed */
    pm_error *err;
} reader;

/* --- places ---------------------------------------------------------------------------------- */

static pm_place place_of_parser(const reader *r)
{
    const xmlParserInput *input = r->parser->input;
    pm_place place = {0, 0};
    if (input != NULL && input->line > 0 && input->col > 0) {
        place = (pm_place){(size_t)input->line, (size_t)input->col};
    }
    return place;
}

/* Place of the "<" of the tag just read. libxml2 passes over blanks before the root without an
 * event; within the root every event begins where the last one ended. */
static pm_place place_of_root(const reader *r)
{
    const xmlParserInput *input = r->parser->input;
    pm_place place = place_of_parser(r);
    const xmlChar *at = input->cur;
    while (at > input->base && *at != '<') {
        at--;
        if (*at == '\n') {
            return (pm_place){place.line, 1};
        }
        place.column -= place.column > 1 && (*at & 0xC0U) != 0x80U ? 1 : 0;
    }
    return place;
}

/* --- faults ---------------------------------------------------------------------------------- */

static void keep_status(reader *r, pm_status status)
{
    if (r->status == PM_OK) {
        r->status = status;
    }
}

static bool goes_on(const reader *r)
{
    return r->status == PM_OK && !r->broken && !r->events->stopped(r->data);
}

/* Tells of a fault; nothing can be read after it. */
static void break_off(reader *r, const pm_error *fault)
{
    pm_place place = {fault->line, fault->column};
    r->broken = true;
    keep_status(r, r->events->problem(r->data, true, place, fault->message, r->err));
}

static void break_off_for(reader *r, pm_xml_fault kind, pm_place place, const char *detail)
{
    pm_error fault = {0};
    const pm_xml_open *innermost = r->depth > 0 ? &r->open[r->depth - 1] : NULL;
    pm_xml_describe(kind, place, innermost, detail, &fault);
    break_off(r, &fault);
}

/* After an event: keeps its status and ends the parsing when it is to end. */
static void settle(reader *r, pm_status status)
{
    keep_status(r, status);
    if (!goes_on(r)) {
        xmlStopParser(r->parser);
    }
}

/* One row a code of libxml2 that has a sentence of ours. */
static const struct {
    int code;
    pm_xml_fault kind;
} FAULTS[] = {
    {XML_ERR_DOCUMENT_EMPTY, PM_FAULT_ENDING},
    {XML_ERR_TAG_NOT_FINISHED, PM_FAULT_ENDING},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, PM_FAULT_ENDING},
    {XML_ERR_DOCUMENT_END, PM_FAULT_EXTRA},
    {XML_ERR_TAG_NAME_MISMATCH, PM_FAULT_MISMATCH},
    {XML_ERR_UNDECLARED_ENTITY, PM_FAULT_ENTITY},
    {XML_WAR_UNDECLARED_ENTITY, PM_FAULT_ENTITY},
    {XML_ERR_INVALID_ENCODING, PM_FAULT_BYTES},
    {XML_I18N_CONV_FAILED, PM_FAULT_BYTES},
    {XML_ERR_INVALID_CHAR, PM_FAULT_CHARACTER},
    {XML_ERR_INVALID_CHARREF, PM_FAULT_CHARACTER_NUMBER},
    {XML_ERR_LT_IN_ATTRIBUTE, PM_FAULT_LESS_IN_VALUE},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, PM_FAULT_NO_QUOTES},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, PM_FAULT_NO_VALUE},
    {XML_ERR_ATTRIBUTE_REDEFINED, PM_FAULT_TWICE},
    {XML_ERR_NAME_REQUIRED, PM_FAULT_AMPERSAND},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, PM_FAULT_AMPERSAND},
    {XML_ERR_INTERNAL_ERROR, PM_FAULT_MARKUP},
    {XML_ERR_GT_REQUIRED, PM_FAULT_TAG_OPEN},
    {XML_ERR_RESERVED_XML_NAME, PM_FAULT_DECLARATION},
};

/* libxml2 has one code for several faults: what stands in the input tells them apart. */
static pm_xml_fault look_closer(const reader *r, pm_xml_fault kind)
{
    const xmlParserInput *input = r->parser->input;
    const char *at = input != NULL ? (const char *)input->cur : "";
    bool first = input == NULL || input->cur == input->base;
    if (kind == PM_FAULT_CHARACTER && *at != '\0' && pm_utf8_length(at) == 0) {
        return PM_FAULT_BYTES;
    }
    if (kind == PM_FAULT_AMPERSAND && !first && at[-1] != '&') {
        return at[-1] == '<' ? PM_FAULT_MARKUP : PM_FAULT_TAG_OPEN;
    }
    /* "Extra content" is also said of a file that ends too early. */
    bool closed = r->depth == 0 && r->begun;
    return kind == PM_FAULT_EXTRA && !closed ? PM_FAULT_ENDING : kind;
}

/* Does the parser stand at the end of its input? A fault there is that the file goes no further. */
static bool nothing_follows(const reader *r)
{
    const xmlParserInput *input = r->parser->input;
    return input == NULL || input->cur >= input->end;
}

static void report_fault(reader *r, pm_place place, xml_fault fault)
{
    pm_xml_fault kind = PM_FAULT_OTHER;
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
        if (FAULTS[i].code == fault->code) {
            kind = look_closer(r, FAULTS[i].kind);
        }
    }
    if (r->at_end && nothing_follows(r)) {
        kind = PM_FAULT_ENDING;
    }
    const char *detail = kind == PM_FAULT_ENTITY ? fault->str1 : fault->message;
    if (kind == PM_FAULT_MISMATCH) {
        detail = fault->str2;
    }
    break_off_for(r, kind, place, detail != NULL ? detail : "");
}

/* A prefix without a namespace is no reason to give up: its elements are another program's. */
static bool is_harmless(xml_fault fault)
{
    return fault->level < XML_ERR_ERROR || fault->domain == XML_FROM_NAMESPACE;
}

/* Leaves the parser alone: some faults come from within its conversion of characters, and it would
 * go on with an input that stopping takes away. It makes no more events after a fault. */
static void on_fault(void *data, xml_fault fault)
{
    reader *r = data;
    if (!goes_on(r) || fault == NULL || is_harmless(fault)) {
        return;
    }
    if (fault->code == XML_ERR_NO_MEMORY) {
        keep_status(r, pm_fail_memory(r->err));
        return;
    }
    pm_place place = place_of_parser(r);
    if (fault->line > 0 && fault->int2 > 0) {
        place = (pm_place){(size_t)fault->line, (size_t)fault->int2};
    }
    report_fault(r, place, fault);
}

/* --- events ---------------------------------------------------------------------------------- */

/* Copies a value and closes it with a zero byte; returns where the next goes. libxml2 hands "&" on
 * as "&#38;" and every other character as itself. */
static char *copy_value(char *to, const char *start, const char *end)
{
    static const char escaped[] = "&#38;";
    const size_t length = sizeof escaped - 1;
    const char *found = memchr(start, '&', (size_t)(end - start));
    while (found != NULL) {
        size_t before = (size_t)(found - start) + 1;
        memcpy(to, start, before);
        to += before;
        bool whole = (size_t)(end - found) >= length && memcmp(found, escaped, length) == 0;
        start = found + (whole ? length : 1);
        found = memchr(start, '&', (size_t)(end - start));
    }
    memcpy(to, start, (size_t)(end - start));
    to += end - start;
    *to = '\0';
    return to + 1;
}

/* Room for the values of a tag's attributes, each with a zero byte behind it. */
static pm_status make_room(reader *r, int count, const xmlChar *const *given)
{
    size_t needed = 0;
    for (int i = 0; i < count; i++, given += 5) {
        needed += (size_t)(given[4] - given[3]) + 1;
    }
    void *values = r->values;
    pm_status status = pm_grow(&values, &r->values_room, needed, 1, r->err);
    r->values = values;
    return status;
}

/* Makes whole strings of a tag's attributes: libxml2 gives name, prefix, namespace, first byte and
 * end of the value of each. Those with a prefix are other programs'. */
static pm_status take_attributes(reader *r, int count, const xmlChar **given,
                                 pm_xml_attribute *attributes, size_t *taken)
{
    const xmlChar *const *one = (const xmlChar *const *)given;
    *taken = 0;
    pm_status status = make_room(r, count, one);
    char *to = r->values;
    for (int i = 0; status == PM_OK && i < count && *taken < PM_MOST_XML_ATTRIBUTES;
         i++, one += 5) {
        if (one[1] == NULL) {
            attributes[(*taken)++] = (pm_xml_attribute){.name = (const char *)one[0], .value = to};
            to = copy_value(to, (const char *)one[3], (const char *)one[4]);
        }
    }
    return status;
}

static void follow(const reader *r, const xmlChar *text)
{
    if (r->events->trace != NULL && text != NULL) {
        r->events->trace(r->data, (const char *)text);
    }
}

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
                     int space_count, const xmlChar **spaces, int count, int defaulted,
                     const xmlChar **given)
{
    (void)defaulted;
    reader *r = data;
    if (!goes_on(r)) {
        return;
    }
    for (ptrdiff_t i = 0; i < space_count; i++) { /* prefix and name of each */
        follow(r, spaces[2 * i + 1]);
    }
    pm_xml_attribute attributes[PM_MOST_XML_ATTRIBUTES];
    pm_xml_tag tag = {.name = (const char *)name,
                      .prefix = (const char *)prefix,
                      .space = (const char *)space,
                      .attributes = attributes,
                      .place = r->depth > 0 ? r->here : place_of_root(r)};
    if (r->depth == PM_DEEPEST_ELEMENT) {
        break_off_for(r, PM_FAULT_DEPTH, tag.place, "");
        settle(r, PM_OK);
        return;
    }
    r->begun = true;
    pm_status status = take_attributes(r, count, given, attributes, &tag.attribute_count);
    if (status == PM_OK) {
        status = r->events->start(r->data, &tag, r->err);
    }
    r->open[r->depth++] = (pm_xml_open){.name = tag.name, .place = tag.place};
    /* The parser stands before the ">". In "<node/>" the end event that follows corrects this. */
    r->here = place_of_parser(r);
    r->here.column++;
    settle(r, status);
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
    (void)name;
    (void)prefix;
    (void)space;
    reader *r = data;
    if (goes_on(r) && r->depth > 0) {
        r->here = place_of_parser(r);
        r->depth--;
        settle(r, r->events->end(r->data, r->err));
    }
}

static void on_characters(void *data, const xmlChar *bytes, int length)
{
    reader *r = data;
    if (goes_on(r)) {
        pm_status status =
            r->events->characters(r->data, (const char *)bytes, (size_t)length, r->here, r->err);
        r->here = place_of_parser(r);
        settle(r, status);
    }
}

/* libxml2 reports a CDATA section before it moves over it, long ones in several pieces. */
static void on_cdata(void *data, const xmlChar *bytes, int length)
{
    reader *r = data;
    r->here = place_of_parser(r);
    if (goes_on(r)) {
        settle(r, r->events->characters(r->data, (const char *)bytes, (size_t)length, r->here,
                                        r->err));
    }
}

static void on_comment(void *data, const xmlChar *text)
{
    reader *r = data;
    r->here = place_of_parser(r);
    if (goes_on(r)) {
        follow(r, text);
    }
}

static void on_instruction(void *data, const xmlChar *target, const xmlChar *text)
{
    (void)target;
    (void)text;
    reader *r = data;
    r->here = place_of_parser(r);
}

/* A DOCTYPE: the door to entities and to other files. The parsing ends before any of it is read. */
static void on_doctype(void *data, const xmlChar *name, const xmlChar *public_id,
                       const xmlChar *system_id)
{
    (void)name;
    (void)public_id;
    (void)system_id;
    reader *r = data;
    pm_place place = {r->guard.doctype_line, r->guard.doctype_column};
    if (goes_on(r)) {
        break_off_for(r, PM_FAULT_DOCTYPE, place, "");
        settle(r, PM_OK);
    }
}

static xmlSAXHandler handlers(void)
{
    xmlSAXHandler handler = {0};
    handler.initialized = XML_SAX2_MAGIC;
    handler.internalSubset = on_doctype;
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.characters = on_characters;
    handler.ignorableWhitespace = on_characters;
    handler.cdataBlock = on_cdata;
    handler.comment = on_comment;
    handler.processingInstruction = on_instruction;
    handler.serror = on_fault;
    return handler;
}

/* --- the source ------------------------------------------------------------------------------ */

/* Makes the parser and tells it the encoding. */
static pm_status open_parser(reader *r, const pm_encoding *encoding)
{
    xmlSAXHandler handler = handlers();
    r->parser = xmlCreatePushParserCtxt(&handler, r, NULL, 0, NULL);
    if (r->parser == NULL) {
        return pm_fail_memory(r->err);
    }
    xmlCtxtUseOptions(r->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    if (encoding->kind == PM_ENCODING_UTF8) {
        xmlSwitchEncoding(r->parser, XML_CHAR_ENCODING_UTF8);
        return PM_OK;
    }
    xmlCharEncodingHandlerPtr converter = xmlFindCharEncodingHandler(encoding->name);
    if (converter == NULL || xmlSwitchToEncoding(r->parser, converter) != 0) {
        return pm_fail(r->err, PM_INTERNAL, "libxml2 cannot read the encoding %s.", encoding->name);
    }
    return PM_OK;
}

/* Makes a carriage return that stands alone the line feed that XML takes it for: the parser counts
 * lines by those. Returns what of the chunk is to be read. */
static char *mend_line_ends(reader *r, char *chunk, size_t *length)
{
    if (pm_encoding_is_wide(r->guard.characters.encoding) || *length == 0) {
        return chunk;
    }
    char *end = chunk + *length;
    char *start = r->after_return && *chunk == '\n' ? chunk + 1 : chunk;
    r->after_return = end[-1] == '\r';
    char *found = memchr(start, '\r', (size_t)(end - start));
    while (found != NULL) {
        if (found + 1 == end || found[1] != '\n') {
            *found = '\n';
        }
        found++;
        found = memchr(found, '\r', (size_t)(end - found));
    }
    *length = (size_t)(end - start);
    return start;
}

/* Looks over a chunk and pushes it into the parser, up to where it is sound. */
static pm_status push(reader *r, char *chunk, size_t length)
{
    chunk = mend_line_ends(r, chunk, &length);
    pm_error fault = {0};
    size_t sound = 0;
    pm_status guarded = pm_tag_guard_scan(&r->guard, chunk, length, &sound, &fault);
    if (guarded == PM_MEMORY) {
        return pm_fail_memory(r->err);
    }
    if (sound > 0) {
        xmlParseChunk(r->parser, chunk, (int)sound, 0);
    }
    if (guarded == PM_INVALID && goes_on(r)) {
        break_off(r, &fault);
    }
    return r->status;
}

static pm_status warn(reader *r, size_t line, size_t column, const char *message)
{
    return r->events->problem(r->data, false, (pm_place){line, column}, message, r->err);
}

/* Reads the first chunk: what the file is, then the guard and the parser for it. */
static pm_status read_first(reader *r, char *chunk, size_t *length)
{
    pm_error fault = {0};
    pm_xml_start start = {0};
    pm_status status = pm_source_read(r->source, chunk, length, r->err);
    if (status != PM_OK) {
        return status;
    }
    if (pm_xml_look(chunk, *length, &start, &fault) != PM_OK) {
        break_off(r, &fault);
        return r->status;
    }
    if (start.doubt.code != PM_OK) {
        status = warn(r, 1, 1, start.doubt.message);
    }
    r->guard = pm_tag_guard_start(start.encoding);
    if (status == PM_OK) {
        status = open_parser(r, start.encoding);
    }
    return status == PM_OK ? push(r, chunk + start.mark, *length - start.mark) : status;
}

/* The file ends within a tag, a comment or the like: the parser would take what there is of it for
 * the whole and complain of that. */
static void report_cut(reader *r)
{
    const char *what = NULL;
    const char *closing = NULL;
    if (!pm_tag_guard_is_open(&r->guard, &what, &closing)) {
        return;
    }
    pm_error fault = {0};
    pm_fail_at(&fault, PM_INVALID, r->guard.tag_line, r->guard.tag_column,
               "The file ends before the %s that begins here is closed: it was cut short, or "
               "\"%s\" is missing.",
               what, closing);
    break_off(r, &fault);
}

/* The file is said to be of one byte a character and looks like UTF-8: it is read as it says, for
 * the other is only likely. */
static pm_status report_doubt(reader *r)
{
    const pm_characters *check = &r->guard.characters;
    if (!check->seems_utf8 || check->begun_length > 0) {
        return PM_OK;
    }
    char message[200];
    snprintf(message, sizeof message,
             "The file is read as %s, which its first line names, but looks like UTF-8 from here "
             "on. If names look garbled, correct that line to encoding=\"UTF-8\".",
             check->encoding->name);
    return warn(r, r->guard.doubt_line, r->guard.doubt_column, message);
}

/* The source is at its end: is what the parser was given whole? */
static pm_status end_parsing(reader *r)
{
    report_cut(r);
    if (!goes_on(r)) {
        return r->status;
    }
    r->at_end = true;
    xmlParseChunk(r->parser, NULL, 0, 1);
    if (goes_on(r) && !r->parser->wellFormed) {
        break_off_for(r, PM_FAULT_ENDING, place_of_parser(r), "");
    }
    return r->status == PM_OK ? report_doubt(r) : r->status;
}

/* Reads the source to its end, or to where reading has to stop. */
static pm_status read_all(reader *r, char *chunk)
{
    size_t length = 0;
    pm_status status = read_first(r, chunk, &length);
    while (status == PM_OK && goes_on(r) && length == PM_SOURCE_CHUNK) {
        status = pm_source_read(r->source, chunk, &length, r->err);
        if (status == PM_OK) {
            status = push(r, chunk, length);
        }
    }
    return status == PM_OK && goes_on(r) ? end_parsing(r) : status;
}

/* libxml2 has one handler for what it cannot pin on a parser (conversions, memory) and prints by
 * default: ours stands in while we read. */
static pm_status read_quietly(reader *r)
{
    char *chunk = malloc(PM_SOURCE_CHUNK);
    if (chunk == NULL) {
        return pm_fail_memory(r->err);
    }
    xmlStructuredErrorFunc old = xmlStructuredError;
    void *old_data = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(r, on_fault);
    pm_status status = read_all(r, chunk);
    if (r->parser != NULL) {
        xmlFreeDoc(r->parser->myDoc);
        r->parser->myDoc = NULL;
        xmlFreeParserCtxt(r->parser);
    }
    xmlSetStructuredErrorFunc(old_data, old);
    free(chunk);
    return status;
}

const char *pm_xml_attribute_of(const pm_xml_tag *tag, const char *name)
{
    for (size_t i = 0; i < tag->attribute_count; i++) {
        if (strcmp(tag->attributes[i].name, name) == 0) {
            return tag->attributes[i].value;
        }
    }
    return NULL;
}

pm_status pm_xml_read(pm_source *source, const pm_xml_events *events, void *data, bool *whole,
                      pm_place *end, pm_error *err)
{
    reader *r = pm_new_array(1, sizeof *r);
    if (r == NULL) {
        return pm_fail_memory(err);
    }
    r->source = source;
    r->events = events;
    r->data = data;
    r->err = err;
    r->here = (pm_place){1, 1};
    pm_status status = read_quietly(r);
    *whole = status == PM_OK && goes_on(r);
    *end = r->here;
    free(r->values);
    free(r);
    return status;
}
