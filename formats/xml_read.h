/* Private to formats: XML as a stream of events. A source of bytes in; start tags, text and end
 * tags out, in file order and each with its place, to the reader of a format.
 *
 *     xml_look       first bytes: what the file is, its encoding
 *     xml_encodings  all raw bytes: are they characters of it?
 *     xml_guard      all raw bytes: limits on tags
 *     xml_read       the XML parser: libxml2 is fed
 *     xml_events     what it calls back
 *     xml_faults     what is said when the XML is broken
 *
 * Nothing in a file makes it grow, be slow or reach out: a DOCTYPE is refused and with it entities
 * and other files, or passed over where it declares nothing itself; tags and depth have limits, and
 * encodings are those of a list. */
#ifndef PARTMAP_FORMATS_XML_READ_H
#define PARTMAP_FORMATS_XML_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"
#include "formats/source.h"

enum { PM_DEEPEST_ELEMENT = 256 };

/* A place in the file, both from 1. */
typedef struct pm_place {
    size_t line, column;
} pm_place;

typedef struct pm_xml_attribute {
    const char *name, *value;
} pm_xml_attribute;

/* A start tag. All text is borrowed for the call, the name until the end of reading. */
typedef struct pm_xml_tag {
    const char *name;                   /* without prefix */
    const char *prefix;                 /* NULL: none */
    const char *space;                  /* its namespace; NULL: none */
    const pm_xml_attribute *attributes; /* those without prefix */
    size_t attribute_count;
    pm_place place; /* of its "<" */
} pm_xml_tag;

/* Value of an attribute of a tag, or NULL. */
const char *pm_xml_attribute_of(const pm_xml_tag *tag, const char *name);

/* What the reader of a format does with what stands in a file. "data" is its own. All that return a
 * status return PM_OK, also when they added a problem to their list, or PM_MEMORY. */
typedef struct pm_xml_events {
    pm_status (*start)(void *data, const pm_xml_tag *tag, pm_error *err);
    /* Text or a piece of it; CDATA sections too. place is that of the first byte. */
    pm_status (*characters)(void *data, const char *bytes, size_t length, pm_place place,
                            pm_error *err);
    pm_status (*end)(void *data, pm_error *err);
    /* Something is wrong with the XML itself: to be added to the list. After an error no event
     * follows. */
    pm_status (*problem)(void *data, bool is_error, pm_place place, const char *message,
                         pm_error *err);
    /* Asked after each event: is nothing more wanted? */
    bool (*stopped)(const void *data);
    /* Text that shows which program wrote the file: a comment, or a namespace that is declared.
     * NULL: not wanted. */
    void (*trace)(void *data, const char *text);
    /* A DOCTYPE that only names what it would fetch is passed over with a warning, not refused. */
    bool passes_doctype;
} pm_xml_events;

/* Reads a source to its end, or to where reading has to stop. *whole: the XML was sound to its last
 * byte and all of it was given to the events; *end is then the place where it ended. PM_OK also
 * when it was not, the problem then having said why; PM_IO or PM_MEMORY. */
pm_status pm_xml_read(pm_source *source, const pm_xml_events *events, void *data, bool *whole,
                      pm_place *end, pm_error *err);

#endif
