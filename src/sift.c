#include "sift.h"

#include <string.h>

enum { HOLD_MOST = 2 * STREAM_VIEW };

/* Past a limit the text stays. */
static void say_past(sift *s, const char *rule)
{
	if (!s->warned) s->past = rule;
	s->warned = true;
}

/* Behind the line in which the last text ends, as far as that is white space, which goes to `end`. */
static size_t line_end(const sift *s, size_t end)
{
	const byte *p = s->h.bytes.p, *feed = memchr(p + s->to, '\n', end - s->to);
	return feed ? (size_t)(feed + 1 - p) : end;
}

/* The last text is no tail, for another follows at `next`. */
static void settle(sift *s, size_t next)
{
	if (s->from == s->to) return;
	s->ready = line_end(s, next);
	s->from = s->to;
	s->more = true;
}

/* Whether the text before a line has ended: with a mark, maybe in quotation marks or brackets. */
static bool has_ended(span before)
{
	const byte *end = utf8_trim_space(before.p, before.p + before.n);
	char32_t c = utf8_before(before.p, end);
	return c && (strchr(".!?\"')]", c < 0x80 ? (int)c : 1) || c == 0x2026 || c == 0x201C || c == 0x201D ||
			    c == 0xBB || c == 0xAB || c == 0x2019);
}

/* Cuts the line [from, to) and its end if a rule knows it. */
static bool take_line(sift *s, size_t from, size_t to)
{
	hold *h = &s->h;
	size_t n = h->found.n;
	span line = span_cut(buf_span(&h->bytes), from, to);
	const byte *p = utf8_skip_space(line.p, line.p + line.n);
	bool goes = meta_line(
		s->lang, &s->kept, (span){p, (size_t)(line.p + line.n - p)}, from + (size_t)(p - line.p), &h->found);
	if (goes && s->lines >= s->limit) {
		say_past(s, h->found.p[n].rule);
		keyvalue_cut(&h->found, n);
		goes = false;
	}
	s->lines += goes;
	hold_found(h, n, 0, s->par);
	return goes;
}

/* Takes lines that stand alone off the end of the paragraph [from, to), up to `end` in white space; returns where the
 * rest ends. */
static size_t take_lines(sift *s, size_t from, size_t to, size_t end)
{
	const byte *p = s->h.bytes.p;
	if (to - from > s->longest && !memchr(p + to - s->longest, '\n', s->longest)) return to;
	while (to > from) {
		size_t line = to;
		while (line > from && to - line <= s->longest && p[line - 1] != '\n') line--;
		if (line > from && p[line - 1] != '\n') break;
		if (line > from && !has_ended((span){p + from, line - from})) break;
		if (!take_line(s, line, to)) break;
		const byte *feed = memchr(p + to, '\n', end - to);
		hold_cut(&s->h, line, line == from ? end : feed ? (size_t)(feed + 1 - p) : end);
		to = line == from ? from : (size_t)(utf8_trim_space(p + from, p + line) - p);
	}
	return to;
}

/* A text [from, to) of a paragraph, the white space behind it up to `end`; all of it is held. */
static void take_paragraph(sift *s, size_t from, size_t to, size_t end)
{
	hold *h = &s->h;
	size_t n = h->found.n, gone = 0, mark;
	span text = span_cut(buf_span(&h->bytes), from, to);
	if (s->headed) gone = wrap_paragraph(&s->wrap, text, &h->found);
	if (!s->headed) gone = meta_head(s->lang, &s->kept, text, &h->found);
	hold_found(h, n, from, s->par);
	hold_cut(h, from, from + gone);
	from += gone;
	mark = from + wrap_tail(&s->wrap, span_cut(buf_span(&h->bytes), from, to));
	if (mark < to) {
		s->stage = SIFT_TAIL;
		s->lines = 0;
		s->head = mark;
		to = (size_t)(utf8_trim_space(h->bytes.p + from, h->bytes.p + mark) - h->bytes.p);
	} else if (s->first && !s->cut) {
		to = take_lines(s, from, to, end);
	}
	s->headed |= from < to;
	s->from = from;
	s->to = to;
}

/* Judges the head, as far as it is held; true if the document goes on behind it. */
static bool judge_head(sift *s, bool whole)
{
	hold *h = &s->h;
	size_t gone = 0, n = h->found.n;
	enum wrap_format is;
	span text = span_cut(buf_span(&h->bytes), s->head, h->bytes.n);
	enum wrap_verdict verdict = meta_has_kind(&s->kept, span_of("header"))
					    ? WRAP_NO
					    : wrap_head(&s->wrap, s->lang, text, whole, &gone, &h->found);
	is = s->wrap.is;
	if (verdict == WRAP_MORE) return false;
	if (verdict == WRAP_PAST) say_past(s, wrap_name(s->wrap.past));
	hold_found(h, n, s->head, s->par);
	s->stage = verdict == WRAP_GOES ? SIFT_LEAD : SIFT_BODY;
	if (verdict == WRAP_GOES && is == WRAP_GUTENBERG && meta_has_kind(&s->kept, span_of("frame"))) gone = 0;
	hold_cut(h, s->head, s->head + gone);
	s->head += gone;
	if (s->stage == SIFT_LEAD && wrap_is_certain(&s->wrap)) s->base = s->head;
	return true;
}

/* The text [from, to) is the first, or more of it: a wrapping's head may be in it or go on. */
static void take_head(sift *s, bool whole)
{
	bool more = s->wrap.is != WRAP_AUTO && s->more;
	size_t from = s->from, to = s->to;
	s->more = true;
	if (!judge_head(s, whole)) return;
	s->more = s->stage == SIFT_BODY && more;
	s->headed = s->more; /* what was held as a head had no inline one */
	if (s->head > from) from = s->head < to ? s->head : to;
	s->from = s->to = from;
	if (from == to) return;
	s->stage = SIFT_BODY;
	take_paragraph(s, from, to, s->h.bytes.n);
}

/* How many bytes of the last text stay. A document is more than its signature: its only text stays. */
static size_t judge_tail(sift *s)
{
	size_t n = s->h.found.n;
	span text = span_cut(buf_span(&s->h.bytes), s->from, s->to);
	size_t stays = text.n ? meta_tail(s->lang, &s->kept, text, s->first, &s->h.found) : 0;
	if (stays == 0 && !s->more) {
		keyvalue_cut(&s->h.found, n);
		return text.n;
	}
	hold_found(&s->h, n, s->from, s->par);
	return stays;
}

/* Cuts the tail. Where all of the last text or of its last line goes, or something behind it, so does the white space
 * around that; where the end of a line goes, what is behind it stays. */
static void cut_tail(sift *s)
{
	hold *h = &s->h;
	size_t stays = judge_tail(s), kept = s->from + stays;
	bool behind = h->n && h->cuts[h->n - 1].start >= s->to;
	size_t end = line_end(s, h->bytes.n);
	if (stays < s->to - s->from) {
		bool line = stays == 0 || h->bytes.p[kept - 1] == '\n';
		hold_uncut(h, kept);
		hold_cut(h, stays ? kept : 0, line ? h->bytes.n : s->to);
	}
	if (behind) hold_cut(h, end, h->bytes.n);
}

/* Nothing is there but what would go: without a wrapping that is certain, it stays. */
static void keep_all(sift *s)
{
	size_t n = s->h.found.n;
	if (s->stage == SIFT_TAIL || (s->stage == SIFT_LEAD && wrap_is_certain(&s->wrap))) return;
	while (n && s->h.found.p[n - 1].start >= s->base) n--;
	keyvalue_cut(&s->h.found, n);
	hold_uncut(&s->h, s->base);
	hold_cut(&s->h, s->h.bytes.n - s->closing, s->h.bytes.n);
}

/* The document's text has ended: judges what is held, and passes it on. */
void sift_end(sift *s)
{
	if (s->stage == SIFT_HEAD && s->from < s->to) take_head(s, true);
	if (s->stage == SIFT_TAIL) hold_cut(&s->h, s->head, s->h.bytes.n);
	if (s->from < s->to) cut_tail(s);
	else if (!s->more && s->stage != SIFT_AFTER) keep_all(s);
	s->from = s->to = 0;
	s->ready = s->h.bytes.n - (s->holds_closing ? s->closing : 0);
}

/* Whether all of a paragraph may go: the text before it may be the last then. */
static bool may_go(const sift *s, const view *v)
{
	size_t most = s->longest, n = v->text < most ? v->text : most;
	return v->text <= most || s->wrap.is == WRAP_GUTENBERG || memchr(v->p + v->text - n, '\n', n);
}

static void take_first_text(sift *s, const view *v)
{
	size_t at = s->h.bytes.n;
	buf_add(&s->h.bytes, (span){v->p, v->n});
	if (at == 0 && v->text >= 3 && memcmp(v->p, "\xEF\xBB\xBF", 3) == 0) s->head = 3;
	s->from = at > s->head ? at : s->head;
	s->to = at + v->text;
	take_head(s, false);
}

static void take_later_text(sift *s, const view *v)
{
	size_t at = s->h.bytes.n;
	if (!may_go(s, v)) settle(s, at);
	size_t from = s->from, to = s->to;
	buf_add(&s->h.bytes, (span){v->p, v->n});
	if (s->stage == SIFT_TAIL) return;
	s->stage = SIFT_BODY;
	take_paragraph(s, at, at + v->text, at + v->n);
	size_t new_from = s->from, new_to = s->to;
	s->from = from;
	s->to = to;
	if (new_from == new_to) return;
	settle(s, at);
	s->from = new_from;
	s->to = new_to;
}

static void take_text(sift *s, const view *v, const lang *l)
{
	if (s->measured != l) s->longest = meta_longest_line(l, &s->kept);
	s->measured = l;
	s->lang = l;
	s->first = v->first;
	s->cut = v->cut;
	if (s->stage == SIFT_HEAD) take_first_text(s, v);
	else take_later_text(s, v);
}

/* White space; behind a wrapping that takes it along it goes. */
static void take_gap(sift *s, const view *v)
{
	size_t at = s->h.bytes.n;
	buf_add(&s->h.bytes, (span){v->p, v->n});
	if (s->stage == SIFT_AFTER || (s->stage == SIFT_LEAD && wrap_takes_space(&s->wrap)))
		hold_cut(&s->h, at, s->h.bytes.n);
}

static void open_document(sift *s, const view *v, const lang *l)
{
	size_t n = s->h.found.n, at = s->h.bytes.n, bom = v->n > 3 && v->p[0] == 0xEF ? 3 : 0;
	s->lang = l;
	wrap_border_keys((span){v->p, v->n}, &s->h.found);
	hold_found(&s->h, n, at, s->par);
	buf_add(&s->h.bytes, (span){v->p, v->n});
	hold_cut(&s->h, at + bom, at + v->n);
	s->head = s->base = at + v->n;
}

/* A line feed that stands before the line is the text's. */
static void close_document(sift *s, const view *v)
{
	size_t at = s->h.bytes.n;
	buf_add(&s->h.bytes, (span){v->p, v->n});
	hold_cut(&s->h, at, s->h.bytes.n);
	s->closing = v->n;
	sift_end(s);
	if (!s->holds_closing) s->closing = 0;
	s->stage = SIFT_AFTER;
}

/* What is held past the bounds is neither head nor tail. */
static void check_bounds(sift *s, const view *v)
{
	size_t held = s->h.bytes.n - s->ready, head = s->head > s->ready ? s->head : s->ready;
	for (size_t i = 0; s->stage == SIFT_TAIL && i < v->n; i++) s->lines += v->p[i] == '\n';
	bool past = s->stage == SIFT_TAIL && (s->lines > s->limit || s->h.bytes.n - head > WRAP_MOST);
	if (past) say_past(s, "gutenberg");
	if (past) s->stage = SIFT_BODY;
	if (s->stage != SIFT_TAIL && !past && held <= (s->stage == SIFT_HEAD ? WRAP_MOST : 0) + HOLD_MOST) return;
	if (s->stage == SIFT_TAIL && held <= WRAP_MOST + HOLD_MOST) return;
	s->more |= s->from < s->to;
	s->from = s->to = s->ready = s->h.bytes.n;
	s->closing = 0;
	if (s->stage == SIFT_LEAD || s->stage == SIFT_HEAD) s->stage = SIFT_BODY;
}

void sift_document(sift *s)
{
	s->stage = SIFT_HEAD;
	s->wrap = (wrap_state){.want = s->format, .limit = s->limit};
	s->head = s->base = s->from = s->to = s->lines = 0;
	s->more = s->headed = s->warned = false;
	s->lang = NULL;
}

void sift_view(sift *s, const view *v, const lang *l, uint64_t par)
{
	s->par = par;
	switch (v->kind) {
	case VIEW_TEXT: take_text(s, v, l); break;
	case VIEW_GAP: take_gap(s, v); break;
	case VIEW_OPEN: open_document(s, v, l); break;
	case VIEW_CLOSE: close_document(s, v); break;
	default: return;
	}
	check_bounds(s, v);
}

static void move_back(size_t *offset, size_t n) { *offset = *offset > n ? *offset - n : 0; }

void sift_passed(sift *s, size_t n, size_t k)
{
	hold_shift(&s->h, n, k);
	move_back(&s->ready, n);
	move_back(&s->head, n);
	move_back(&s->base, n);
	move_back(&s->from, n);
	move_back(&s->to, n);
}

void sift_free(sift *s) { hold_free(&s->h); }
