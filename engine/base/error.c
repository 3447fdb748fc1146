/* Errors and problem lists: see error.h. */
#include "engine/base/error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

/* Ends a message that was cut at a whole UTF-8 character, with "..." in the last three bytes. */
static void close_cut_message(char *message, size_t size)
{
    size_t end = size - 4;
    while (end > 0 && ((unsigned char)message[end] & 0xC0U) == 0x80U) {
        end--;
    }
    memcpy(message + end, "...", 4);
}

static void fill(pm_error *err, pm_status code, size_t line, size_t column, const char *format,
                 va_list arguments)
{
    if (err == NULL) {
        return;
    }
    err->code = code;
    err->line = line;
    err->column = column;
    int length = vsnprintf(err->message, sizeof err->message, format, arguments);
    if (length < 0) {
        err->message[0] = '\0';
    } else if ((size_t)length >= sizeof err->message) {
        close_cut_message(err->message, sizeof err->message);
    }
}

pm_status pm_fail(pm_error *err, pm_status code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fill(err, code, 0, 0, format, arguments);
    va_end(arguments);
    return code;
}

pm_status pm_fail_at(pm_error *err, pm_status code, size_t line, size_t column, const char *format,
                     ...)
{
    va_list arguments;
    va_start(arguments, format);
    fill(err, code, line, column, format, arguments);
    va_end(arguments);
    return code;
}

pm_status pm_fail_memory(pm_error *err)
{
    return pm_fail(err, PM_MEMORY, "Memory ran out: close other programs or use a smaller map.");
}

void pm_error_in_file(pm_error *err, const char *file)
{
    if (err != NULL && err->file[0] == '\0' && file != NULL) {
        snprintf(err->file, sizeof err->file, "%s", file);
    }
}

static char *format_message(const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0) {
        return NULL;
    }
    char *message = pm_new_array((size_t)length + 1, 1);
    if (message != NULL) {
        vsnprintf(message, (size_t)length + 1, format, arguments);
    }
    return message;
}

pm_status pm_problems_add(pm_problems *problems, int is_error, size_t line, size_t column,
                          pm_error *err, const char *format, ...)
{
    if (!is_error && problems->count >= PM_PROBLEMS_KEPT) {
        problems->warnings_left_out++;
        return PM_OK;
    }
    void *items = problems->items;
    pm_status status =
        pm_grow(&items, &problems->capacity, problems->count + 1, sizeof *problems->items, err);
    problems->items = items;
    if (status != PM_OK) {
        return status;
    }
    va_list arguments;
    va_start(arguments, format);
    char *message = format_message(format, arguments);
    va_end(arguments);
    if (message == NULL) {
        return pm_fail_memory(err);
    }
    problems->items[problems->count++] =
        (pm_problem){.is_error = is_error, .line = line, .column = column, .message = message};
    problems->errors += is_error ? 1 : 0;
    return PM_OK;
}

pm_status pm_problems_name_file(pm_problems *problems, size_t first, const char *file,
                                pm_error *err)
{
    size_t size = strlen(file) + 1;
    for (size_t i = first; i < problems->count; i++) {
        if (problems->items[i].file != NULL) {
            continue;
        }
        problems->items[i].file = pm_new_array(size, 1);
        if (problems->items[i].file == NULL) {
            return pm_fail_memory(err);
        }
        memcpy(problems->items[i].file, file, size);
    }
    return PM_OK;
}

void pm_problems_free(pm_problems *problems)
{
    if (problems == NULL) {
        return;
    }
    for (size_t i = 0; i < problems->count; i++) {
        free(problems->items[i].message);
        free(problems->items[i].file);
    }
    free(problems->items);
    *problems = (pm_problems){0};
}
