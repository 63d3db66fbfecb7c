#include "output.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "die.h"
#include "join.h"

static const char *const common[] = {
	"file", "doc", "par", "sent", "kind", "start", "end", "cstart", "cend", "text", "lang", "rule"};

enum { COMMON = sizeof common / sizeof *common };

void output_open(output *o, enum output_format format, const char *const *own)
{
	const char *no_colour = getenv("NO_COLOR");
	*o = (output){.format = format,
		.fd = STDOUT_FILENO,
		.name = "stdout",
		.colour = isatty(STDOUT_FILENO) && (!no_colour || !*no_colour)};
	for (size_t i = 0; i < COMMON; i++) o->columns[o->n_columns++] = common[i];
	for (; own && *own; own++) o->columns[o->n_columns++] = *own;
	buf_reserve(&o->pending, OUTPUT_BUFFER);
}

/* The end of a program whose output failed: quiet if nobody reads it any more. */
static _Noreturn void failed(const output *o)
{
	if (errno != EPIPE || o->fd != STDOUT_FILENO) die(STATUS_FAILED, "%s: %s", o->name, strerror(errno));
	signal(SIGPIPE, SIG_DFL);
	raise(SIGPIPE);
	_exit(STATUS_FAILED); /* SIGPIPE is blocked */
}

static void write_all(const output *o, span s)
{
	while (s.n) {
		ssize_t n = write(o->fd, s.p, s.n);
		if (n < 0 && errno != EINTR) failed(o);
		if (n > 0) s = span_cut(s, (size_t)n, s.n);
	}
}

void output_to(output *o, int fd, const char *name)
{
	o->fd = fd;
	o->name = name;
}

void output_flush(output *o)
{
	write_all(o, buf_span(&o->pending));
	buf_clear(&o->pending);
}

void output_close(output *o)
{
	output_flush(o);
	buf_free(&o->pending);
	if (close(o->fd) != 0 && errno != EBADF) failed(o);
}

void output_bytes(output *o, span s)
{
	if (s.n > OUTPUT_BUFFER - o->pending.n) output_flush(o);
	if (s.n > OUTPUT_BUFFER) write_all(o, s);
	else buf_add(&o->pending, s);
}

void output_byte(output *o, byte c) { output_bytes(o, (span){&c, 1}); }

void output_line_end(output *o)
{
	output_byte(o, '\n');
	if (o->each) output_flush(o);
}

void output_mark(output *o, int colour)
{
	static const char *const colours[] = {"\033[1;32m", "\033[1;35m"};
	output_bytes(o, span_of(o->colour ? colours[colour] : "⟦"));
}

void output_mark_end(output *o) { output_bytes(o, span_of(o->colour ? "\033[0m" : "⟧")); }

/* Escapes */

static void say(output *o, const char *s) { output_bytes(o, span_of(s)); }

static void escape_json(output *o, byte c)
{
	char text[8];
	if (c == '\n') say(o, "\\n");
	else if (c == '\t') say(o, "\\t");
	else if (c == '\r') say(o, "\\r");
	else if (c < ' ') snprintf(text, sizeof text, "\\u%04x", c), say(o, text);
	else say(o, c == '"' ? "\\\"" : "\\\\");
}

static void escape_tsv(output *o, byte c) { say(o, c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\\\"); }

static bool needs_escape(enum output_format f, byte c)
{
	if (f == OUTPUT_JSON) return c < ' ' || c == '"' || c == '\\';
	return f == OUTPUT_TSV && (c == '\n' || c == '\t' || c == '\\');
}

/* The table of what the format escapes; a program may choose the format after output_open. */
static void prepare_escapes(output *o)
{
	if (o->prepared && o->escapes_for == o->format) return;
	for (int c = 0; c < 256; c++) o->escapes[c] = needs_escape(o->format, (byte)c);
	o->escapes_for = o->format;
	o->prepared = true;
}

static void escaped(output *o, span s)
{
	prepare_escapes(o);
	size_t done = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (!o->escapes[s.p[i]]) continue;
		output_bytes(o, span_cut(s, done, i));
		if (o->format == OUTPUT_JSON) escape_json(o, s.p[i]);
		else escape_tsv(o, s.p[i]);
		done = i + 1;
	}
	output_bytes(o, span_cut(s, done, s.n));
}

/* Well-formed text is written in one go, a byte that is no UTF-8 as U+FFFD. */
static void replaced(output *o, span s)
{
	const byte *p = s.p, *end = s.p + s.n;
	while (p < end) {
		const byte *bad = utf8_invalid(p, end);
		escaped(o, (span){p, (size_t)(bad - p)});
		if (bad < end) say(o, "\xEF\xBF\xBD");
		p = bad < end ? bad + 1 : end;
	}
}

void output_text(output *o, span s, bool invalid)
{
	if (invalid && (o->replace || o->format != OUTPUT_TEXT)) replaced(o, s);
	else if (o->format != OUTPUT_TEXT) escaped(o, s);
	else output_bytes(o, s);
}

void output_joined(output *o, const lang *l, span s, bool invalid)
{
	const byte *p = s.p, *end = s.p + s.n;
	join j;
	while (p < end && join_find(l, s.p, p, end, &j)) {
		output_text(o, (span){p, (size_t)(j.from - p)}, invalid);
		if (j.space) output_byte(o, ' ');
		p = j.to;
	}
	output_text(o, (span){p, (size_t)(end - p)}, invalid);
}

/* Records */

void output_header(output *o)
{
	if (o->format != OUTPUT_TSV) return;
	for (size_t i = 0; i < o->n_columns; i++) {
		if (i) output_byte(o, '\t');
		say(o, o->columns[i]);
	}
	output_line_end(o);
}

void output_view(output *o, const view *v)
{
	o->invalid = v->invalid;
	o->counted = v->p;
	o->count = v->cstart;
}

/* The code points before p, counted from where they were counted last. */
uint64_t output_code_point(output *o, const view *v, const byte *p)
{
	size_t (*count)(const byte *, const byte *) = v->invalid ? utf8_count_any : utf8_count;
	if (p >= o->counted) o->count += count(o->counted, p);
	else o->count -= count(p, o->counted);
	o->counted = p;
	return o->count;
}

static void column(output *o)
{
	const char *name = o->columns[o->column];
	if (o->format == OUTPUT_JSON) {
		say(o, o->column ? ",\"" : "{\"");
		say(o, name);
		say(o, "\":");
	} else if (o->column) {
		output_byte(o, '\t');
	}
	o->column++;
}

static void nothing(output *o)
{
	if (o->format == OUTPUT_JSON) say(o, "null");
}

static void quoted(output *o, const lang *l, span s)
{
	if (o->format == OUTPUT_JSON) output_byte(o, '"');
	if (l) output_joined(o, l, s, o->invalid);
	else output_text(o, s, true);
	if (o->format == OUTPUT_JSON) output_byte(o, '"');
}

void output_field(output *o, span s)
{
	column(o);
	if (s.p) quoted(o, NULL, s);
	else nothing(o);
}

void output_field_text(output *o, const lang *l, span s)
{
	column(o);
	if (s.p) quoted(o, l, s);
	else nothing(o);
}

static void number(output *o, uint64_t n)
{
	byte text[24], *p = text + sizeof text;
	do *--p = (byte)('0' + n % 10);
	while (n /= 10);
	output_bytes(o, (span){p, (size_t)(text + sizeof text - p)});
}

void output_field_number(output *o, uint64_t n)
{
	column(o);
	if (n) number(o, n);
	else nothing(o);
}

void output_field_count(output *o, uint64_t n)
{
	column(o);
	number(o, n);
}

void output_field_place(output *o, const view *v, span s)
{
	for (int i = 0; i < 4; i++) {
		const byte *end = i % 2 ? s.p + s.n : s.p;
		column(o);
		if (!s.p) nothing(o);
		else if (i < 2) number(o, v->start + (uint64_t)(end - v->p));
		else number(o, output_code_point(o, v, end));
	}
}

static void field_string(output *o, const char *s) { output_field(o, s ? span_of(s) : (span){0}); }

void output_record(output *o, const view *v, const record *r)
{
	o->column = 0;
	field_string(o, r->file);
	output_field_number(o, r->doc);
	output_field_number(o, r->par);
	output_field_number(o, r->sent);
	field_string(o, r->kind);
	output_field_place(o, v, r->at);
	output_field_text(o, r->lang, r->text);
	field_string(o, r->lang ? r->lang->name : NULL);
	field_string(o, r->rule);
}

void output_record_end(output *o)
{
	while (o->column < o->n_columns) output_field(o, (span){0});
	if (o->format == OUTPUT_JSON) output_byte(o, '}');
	output_line_end(o);
}
