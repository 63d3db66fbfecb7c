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

enum {
	COMMON = sizeof common / sizeof *common,
	NUMBER_BYTES = 20, /* 2^64 - 1 has as many digits */
	NEAR = 10000,
	NAME_BYTES = 64,                         /* longer names go the way of any text */
	PLACE_BYTES = 4 * (1 + 4 + NUMBER_BYTES) /* four numbers, and what output_near writes too much */
};

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

/* Room for n bytes, at most OUTPUT_BUFFER, behind those that are pending. */
static inline byte *room(output *o, size_t n)
{
	if (n > OUTPUT_BUFFER - o->pending.n) output_flush(o);
	return o->pending.p + o->pending.n;
}

void output_bytes(output *o, span s)
{
	if (s.n > OUTPUT_BUFFER) {
		output_flush(o);
		write_all(o, s);
	} else if (s.n) {
		memcpy(room(o, s.n), s.p, s.n);
		o->pending.n += s.n;
	}
}

static inline void put(output *o, byte c)
{
	*room(o, 1) = c;
	o->pending.n++;
}

void output_byte(output *o, byte c) { put(o, c); }

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

/* The bytes that the format escapes; a program may choose the format after output_open. */
static void prepare_escapes(output *o)
{
	if (o->prepared && o->escapes_for == o->format) return;
	o->escapes = (scan_set){0};
	if (o->format == OUTPUT_TSV) scan_add(&o->escapes, span_of("\n\t\\"));
	if (o->format == OUTPUT_JSON) {
		scan_add_range(&o->escapes, 0, ' ' - 1);
		scan_add(&o->escapes, span_of("\"\\"));
	}
	o->escapes_for = o->format;
	o->prepared = true;
}

static void escaped(output *o, span s)
{
	const byte *p = s.p, *end = s.p + s.n;
	prepare_escapes(o);
	while (p < end) {
		const byte *next = scan(p, end, &o->escapes);
		output_bytes(o, (span){p, (size_t)(next - p)});
		if (next == end) return;
		if (o->format == OUTPUT_JSON) escape_json(o, *next);
		else escape_tsv(o, *next);
		p = next + 1;
	}
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
	if (o->format != OUTPUT_TEXT && !invalid) { /* what is escaped includes line breaks: there may be neither */
		prepare_escapes(o);
		if (scan(p, end, &o->escapes) == end) {
			output_bytes(o, s);
			return;
		}
	}
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

static void column_json(output *o)
{
	say(o, o->column ? ",\"" : "{\"");
	say(o, o->columns[o->column]);
	say(o, "\":");
}

static inline void column(output *o)
{
	if (o->format == OUTPUT_JSON) column_json(o);
	else if (o->column) put(o, '\t');
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

static const char pairs[] = "0001020304050607080910111213141516171819202122232425262728293031323334353637383940"
			    "4142434445464748495051525354555657585960616263646566676869707172737475767778798081"
			    "828384858687888990919293949596979899";

/* How many digits a number has, one at least. */
static size_t digit_count(uint64_t n)
{
	size_t count = 1;
	for (; n >= NEAR; n /= NEAR) count += 4;
	return count + (n >= 10) + (n >= 100) + (n >= 1000);
}

/* Writes the digits of a number at p, two at a time from the last, and returns their end. */
static byte *write_number(byte *p, uint64_t n)
{
	byte *end = p + digit_count(n), *at = end;
	for (; n > UINT32_MAX; n /= 100) at -= 2, memcpy(at, pairs + n % 100 * 2, 2);
	uint32_t rest = (uint32_t)n;
	for (; rest > 9; rest /= 100) at -= 2, memcpy(at, pairs + rest % 100 * 2, 2);
	if (at > p) *p = (byte)('0' + rest);
	return end;
}

/* The same, quicker near the number before; sizeof near->digits bytes at p and four more may change. */
static inline byte *write_near(output_near *near, byte *p, uint64_t n)
{
	if (n < NEAR) return write_number(p, n);
	if (near->from == 0 || n - near->from >= NEAR) {
		near->from = n - n % NEAR;
		near->n = (size_t)(write_number(near->digits, n / NEAR) - near->digits);
	}
	uint32_t rest = (uint32_t)(n - near->from);
	memcpy(p, near->digits, sizeof near->digits);
	p += near->n;
	memcpy(p, pairs + rest / 100 * 2, 2);
	memcpy(p + 2, pairs + rest % 100 * 2, 2);
	return p + 4;
}

static void number(output *o, uint64_t n)
{
	byte *p = room(o, NUMBER_BYTES);
	o->pending.n += (size_t)(write_number(p, n) - p);
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

void output_field_name(output *o, const char *name)
{
	if (!name || o->format != OUTPUT_TSV) {
		output_field(o, name ? span_of(name) : (span){0});
		return;
	}
	column(o);
	byte *p = room(o, NAME_BYTES);
	size_t n = 0;
	while (n < NAME_BYTES && name[n] > ' ' && name[n] <= '~' && name[n] != '\\') p[n] = (byte)name[n], n++;
	if (name[n]) quoted(o, NULL, span_of(name)); /* it has something that may be escaped, or is long */
	else o->pending.n += n;
}

void output_field_offset(output *o, uint64_t n)
{
	column(o);
	byte *p = room(o, PLACE_BYTES);
	o->pending.n += (size_t)(write_near(&o->places, p, n) - p);
}

/* The same as output_field_place of a span that is there, in TSV, behind another column. */
static void place_tsv(output *o, const view *v, span s)
{
	uint64_t start = v->start + (uint64_t)(s.p - v->p);
	byte *p = room(o, PLACE_BYTES), *at = p;
	*at++ = '\t';
	at = write_near(&o->places, at, start);
	*at++ = '\t';
	at = write_near(&o->places, at, start + s.n);
	*at++ = '\t';
	at = write_near(&o->code_points, at, output_code_point(o, v, s.p));
	*at++ = '\t';
	at = write_near(&o->code_points, at, output_code_point(o, v, s.p + s.n));
	o->pending.n += (size_t)(at - p);
	o->column += 4;
}

void output_field_place(output *o, const view *v, span s)
{
	if (s.p && o->format == OUTPUT_TSV && o->column) {
		place_tsv(o, v, s);
		return;
	}
	for (int i = 0; i < 4; i++) {
		const byte *end = i % 2 ? s.p + s.n : s.p;
		column(o);
		if (!s.p) nothing(o);
		else if (i < 2) number(o, v->start + (uint64_t)(end - v->p));
		else number(o, output_code_point(o, v, end));
	}
}

void output_record(output *o, const view *v, const record *r)
{
	o->column = 0;
	output_field_name(o, r->file);
	output_field_number(o, r->doc);
	output_field_number(o, r->par);
	output_field_number(o, r->sent);
	output_field_name(o, r->kind);
	output_field_place(o, v, r->at);
	output_field_text(o, r->lang, r->text);
	output_field_name(o, r->lang ? r->lang->name : NULL);
	output_field_name(o, r->rule);
}

void output_record_end(output *o)
{
	while (o->column < o->n_columns) output_field(o, (span){0});
	if (o->format == OUTPUT_JSON) output_byte(o, '}');
	output_line_end(o);
}
