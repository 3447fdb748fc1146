/* Workbooks told from their first bytes: see sheet_workbook.h. */
#include "formats/sheet_workbook.h"

#include <string.h>

static bool holds(const char *bytes, size_t length, const char *part)
{
    size_t size = strlen(part);
    for (size_t i = 0; i + size <= length; i++) {
        if (memcmp(bytes + i, part, size) == 0) {
            return true;
        }
    }
    return false;
}

/* XLSX and ODS are zip archives that name their contents early; XLS is an OLE file. */
bool pm_is_workbook(const char *bytes, size_t length)
{
    static const char zip[] = "PK\x03\x04";
    static const char ole[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    if (length >= sizeof ole - 1 && memcmp(bytes, ole, sizeof ole - 1) == 0) {
        return true;
    }
    if (length < sizeof zip - 1 || memcmp(bytes, zip, sizeof zip - 1) != 0) {
        return false;
    }
    return holds(bytes, length, "[Content_Types].xml") || holds(bytes, length, "xl/workbook") ||
           holds(bytes, length, "application/vnd.oasis.opendocument.spreadsheet");
}

pm_status pm_fail_workbook(pm_error *err)
{
    return pm_fail(err, PM_IO,
                   "This is a workbook of Excel or LibreOffice: open it there and save each sheet "
                   "as \"CSV UTF-8\", the nodes as NAME.nodes.csv and the ties as NAME.edges.csv.");
}
