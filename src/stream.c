#include "stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scan.h"
#include "utf8.h"

/* What ends a line, or with -z a document. */
static const scan_set *line_ends(void)
{
	static scan_set set;
	if (set.n == 0) scan_add(&set, (span){(const byte *)"\n", 2});
	return &set;
}

void stream_open(stream *s, int fd, stream_options want)
{
	byte *data = s->data ? s->data : zalloc(STREAM_BUFFER);
	struct stat about;
	*s = (stream){.want = want, .fd = fd, .data = data};
	s->may_wait = fstat(fd, &about) != 0 || !S_ISREG(about.st_mode);
}

void stream_free(stream *s)
{
	free(s->data);
	*s = (stream){0};
}

static bool has_text(const stream *s, size_t from, size_t to)
{
	return utf8_skip_space(s->data + from, s->data + to) < s->data + to;
}

/* Moves what is not yet done with to the front of the buffer. */
static void make_room(stream *s)
{
	size_t by = s->lo;
	memmove(s->data, s->data + by, s->hi - by);
	s->hi -= by;
	s->valid -= by;
	s->pos -= by;
	s->line -= by;
	s->text = s->text > by ? s->text - by : 0;
	s->bad = s->bad > by ? s->bad - by : 0;
	s->lo = 0;
}

/* The byte at `valid` begins nothing that is UTF-8. */
static void note_invalid(stream *s)
{
	if (s->invalid++ == 0) s->invalid_at = s->start + (s->valid - s->lo);
	if (s->want.strict) {
		s->eof = true;
		s->hi = s->valid;
		return;
	}
	s->bad = ++s->valid;
}

/* Looks through what was read, up to the end or to a character whose tail is still to come. */
static void validate(stream *s)
{
	while (s->valid < s->hi) {
		const byte *end = s->data + s->hi, *p = utf8_invalid(s->data + s->valid, end);
		s->valid = (size_t)(p - s->data);
		if (p < end && utf8_length(p, end) < 0 && !s->eof) return;
		if (p < end) note_invalid(s);
	}
}

static void fill(stream *s)
{
	if (STREAM_BUFFER - s->hi < STREAM_BLOCK) make_room(s);
	if (s->may_wait && s->want.idle) s->want.idle(s->want.idle_argument);
	ssize_t n;
	do n = read(s->fd, s->data + s->hi, STREAM_BLOCK);
	while (n < 0 && errno == EINTR);
	if (n < 0) s->error = errno;
	if (n <= 0) s->eof = true;
	else s->hi += (size_t)n;
	validate(s);
}

/* Moves pos to the next line end (or NUL) and returns true, or as far as there are whole characters. */
static bool find_line_end(stream *s)
{
	const byte *from = s->data + s->pos, *end = s->data + s->valid, *p;
	if (s->want.zero) {
		p = scan(from, end, line_ends());
	} else {
		p = memchr(from, '\n', (size_t)(end - from));
		if (!p) p = end;
	}
	s->pos = (size_t)(p - s->data);
	return p < end;
}

/* The view [lo, lo + n); its text, if any, ends at the index `text`. */
static void give(stream *s, view *v, size_t text, size_t n)
{
	const byte *p = s->data + s->lo;
	bool any = text > s->lo, invalid = s->bad > s->lo && utf8_invalid(p, p + n) < p + n;
	*v = (view){.kind = any ? VIEW_TEXT : VIEW_GAP,
		.p = p,
		.n = n,
		.start = s->start,
		.cstart = s->cstart,
		.text = any ? text - s->lo : 0,
		.first = any && !s->began,
		.invalid = invalid};
	s->given = n;
	if (any) s->began = s->texted = true;
}

/* Done with the view given last. */
static void settle(stream *s)
{
	const byte *p = s->data + s->lo, *end = p + s->given;
	if (s->want.count) s->cstart += s->bad > s->lo ? utf8_count_any(p, end) : utf8_count(p, end);
	s->start += s->given;
	s->lo += s->given;
	s->given = 0;
	if (s->line >= s->lo) return;
	s->solid = s->solid || has_text(s, s->line, s->lo);
	s->line = s->lo;
}

static void end_paragraph(stream *s, view *v, size_t behind)
{
	s->open = false;
	give(s, v, s->text, behind - s->lo);
	s->began = false;
}

/* Gives what is there before the byte at pos, which ends the document. */
static void end_document(stream *s, view *v)
{
	size_t trimmed = (size_t)(utf8_trim_space(s->data + s->line, s->data + s->pos) - s->data);
	if (trimmed > s->line) s->text = trimmed;
	end_paragraph(s, v, s->pos);
	s->line = s->pos;
	s->solid = false;
}

static void give_separator(stream *s, view *v, size_t n)
{
	*v = (view){.kind = VIEW_SEPARATOR, .p = s->data + s->lo, .n = n, .start = s->start, .cstart = s->cstart};
	s->given = n;
	s->pos = s->line = s->lo + n;
	s->open = s->began = s->solid = s->texted = s->inside = false;
}

/* Behind the last line feed of [half, end), or NULL. */
static const byte *last_line(const byte *half, const byte *end)
{
	while (end > half && end[-1] != '\n') end--;
	return end > half ? end : NULL;
}

/* The place to cut the text [lo, lo + STREAM_VIEW): behind the last line end of its second half, for a sentence may end
 * there, else behind its last white space, else before a code point. More than STREAM_VIEW bytes are there. */
static const byte *cut_place(const stream *s)
{
	const byte *start = s->data + s->lo, *half = start + STREAM_VIEW / 2;
	const byte *end = utf8_boundary(start, start + STREAM_VIEW, s->data + s->hi), *p = end;
	if (*end == '\n') return end + 1;
	const byte *line = s->want.wrapped ? NULL : last_line(half, end);
	if (line) return line;
	while (p > half && !utf8_is_space(utf8_before(start, p))) utf8_prev(start, &p);
	return p > half ? p : end;
}

/* Whether text is to be cut before the line at hand, rather than inside it. */
static bool may_be_border(const stream *s)
{
	return s->inside && s->line > s->lo && s->line <= s->lo + STREAM_VIEW && s->data[s->line] == '<';
}

/* Gives what fits into a view: the gap before a line, white space, or text that goes on behind it. */
static void cut(stream *s, view *v)
{
	if (!s->open && s->line > s->lo) {
		give(s, v, 0, s->line - s->lo);
		return;
	}
	const byte *start = s->data + s->lo, *place = may_be_border(s) ? s->data + s->line : cut_place(s);
	size_t behind = (size_t)(place - s->data);
	bool blank = !s->solid && s->line < behind && !has_text(s, s->line, behind);
	if (!blank) s->open = true;
	give(s, v, blank ? s->text : (size_t)(utf8_trim_space(start, place) - s->data), behind - s->lo);
	v->cut = v->kind == VIEW_TEXT && !blank;
}

/* A line of text, the end of its bytes at pos, the next one from `next` on. */
static bool text_line(stream *s, view *v, size_t next)
{
	if (!s->open && s->line > s->lo) {
		give(s, v, 0, s->line - s->lo);
		return true;
	}
	size_t trimmed = (size_t)(utf8_trim_space(s->data + s->line, s->data + s->pos) - s->data);
	s->open = true;
	if (trimmed > s->line) s->text = trimmed;
	s->pos = s->line = next;
	s->solid = false;
	if (s->want.lines) give(s, v, s->text, next - s->lo);
	return s->want.lines;
}

/* An empty line ends a paragraph at once; where none is open, the line feeds behind it are taken along. */
static bool blank_line(stream *s, view *v, size_t next)
{
	bool ends = s->open;
	while (!ends && next < s->hi && s->data[next] == '\n' && next - s->lo < STREAM_VIEW) next++;
	s->pos = s->line = next;
	if (ends) end_paragraph(s, v, next);
	return ends;
}

/* Whether the line [line, pos) is a form feed and nothing else. */
static bool is_form_feed(const stream *s)
{
	const byte *p = s->data + s->line;
	size_t n = s->pos - s->line;
	return !s->want.zero && !s->solid && n > 0 && p[0] == '\f' && (n == 1 || (n == 2 && p[1] == '\r'));
}

/* Gives the line [line, pos) if it is the border of a document, or what stands before it. */
static bool take_border(stream *s, view *v)
{
	size_t from = s->line, next = s->pos < s->hi && s->data[s->pos] ? s->pos + 1 : s->pos;
	bool first = !s->texted && !s->open,
	     asked = s->data[from] == '<' ? s->inside || first : first && s->data[from] == 0xEF;
	if (!asked || s->solid || next - from > STREAM_VIEW) return false;
	enum view_kind kind = s->want.border((span){s->data + from, s->pos - from});
	if (kind == VIEW_TEXT || (kind == VIEW_CLOSE && !s->inside)) return false;
	if (from > s->lo) {
		end_paragraph(s, v, from);
		s->pos = from;
		return true;
	}
	give_separator(s, v, next - from);
	v->kind = kind;
	s->inside = kind == VIEW_OPEN;
	s->texted = false;
	return true;
}

/* The line [line, pos) has ended, at a line end, a NUL or the end of the input: gives a view, or returns false. */
static bool take_line(stream *s, view *v)
{
	bool at_end = s->pos == s->hi, zero = !at_end && s->data[s->pos] == 0;
	size_t next = at_end ? s->pos : s->pos + 1;
	if (is_form_feed(s) || (zero && s->pos == s->lo)) {
		if (s->line > s->lo) end_paragraph(s, v, s->line);
		else give_separator(s, v, next - s->lo);
		return true;
	}
	bool solid = s->solid || has_text(s, s->line, s->pos);
	if (solid && !s->open && s->line > s->lo) return text_line(s, v, next);
	if (zero || at_end) {
		end_document(s, v);
		return true;
	}
	return solid ? text_line(s, v, next) : blank_line(s, v, next);
}

void stream_next(stream *s, view *v)
{
	settle(s);
	for (;;) {
		bool ended = find_line_end(s);
		if (s->want.border && (ended || s->eof) && s->line < s->pos && take_border(s, v)) return;
		if (s->pos - s->lo > STREAM_VIEW) {
			cut(s, v);
			return;
		}
		if (ended || (s->eof && s->lo < s->hi)) {
			if (take_line(s, v)) return;
		} else if (s->eof) {
			*v = (view){.kind = VIEW_END, .start = s->start, .cstart = s->cstart};
			return;
		} else {
			fill(s);
		}
	}
}

void stream_trim(stream *s, view *v, size_t text, size_t n)
{
	v->text = text;
	v->n = n;
	s->given = n;
}
