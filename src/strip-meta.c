/* strip-meta: the text without what is about the text.
 *
 * A document's head is judged before any of it is passed on, its tail when it has ended; so both are held back, within
 * bounds: the first lines as long as they may be a wrapping, then the last text and what was cut behind it. Lines that
 * stand alone are judged as they come. What is held is bytes with cuts in them (hold.h); pass_on writes it. */
#include "filter.h"
#include "hold.h"
#include "meta.h"
#include "restore.h"
#include "sidefile.h"
#include "wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HOLD_MOST = 2 * STREAM_VIEW, LIMIT_MOST = 1000000, AROUND = 40 };

enum { OPTION_FORMAT = FILTER_OWN, OPTION_LIST_FORMATS, OPTION_LIMIT, OPTION_RESTORE };

typedef struct {
	bool extract;                /* -x */
	bool text;                   /* text is written: none of -x, -c, -o, --explain */
	const char *aside, *restore; /* -m, --restore */
	sidefile side;
	meta_kinds kept; /* not taken away */
	enum wrap_format format;
	size_t limit;

	/* Of the document at hand */
	enum {
		HEAD,
		LEAD,
		BODY,
		TAIL,
		AFTER
	} stage; /* a wrapping may be there, was there; text; behind its end mark; behind </doc> */
	wrap_state wrap;
	hold h;
	size_t head,
		base;    /* in what is held: where the head begins, or what follows it; behind what is certain to go */
	size_t from, to; /* the last text that stays; none if they are the same */
	bool first, cut; /* it begins a paragraph; that goes on behind it */
	bool more;       /* the document has text before it */
	bool headed;     /* the inline header was looked for */
	size_t lines;    /* boilerplate lines taken away, lines of the tail */
	bool warned;
	bool unfinished; /* what was written of the document does not end in a line feed */
	bool separated;  /* -a: a separator was written before the document */
	size_t closing;  /* the bytes of the line that closes it; -a: held, for it may become a separator */
	const lang *lang;
	const lang *measured; /* the language for which `longest` is the longest line that a rule may take */
	size_t longest;
} stripper;

static const char *const columns[] = {"key", "value", NULL};
static const char *const side_columns[] = {"key", "value", "bstart", "bend", NULL};

/* ---- Options ---- */

/* Takes kinds, with commas between them, into the list or out of it. */
static void choose_kinds(stripper *s, const char *option, const char *list, bool kept)
{
	while (*list) {
		size_t n = strcspn(list, ","), i = 0;
		span name = {(const byte *)list, n};
		while (i < s->kept.n && !span_equal(s->kept.kind[i], name)) i++;
		if (kept && i == META_KINDS) option_usage("%s: more than %d kinds", option, META_KINDS);
		if (kept && i == s->kept.n) s->kept.kind[s->kept.n++] = name;
		else if (!kept && i < s->kept.n) s->kept.kind[i] = s->kept.kind[--s->kept.n];
		list += n + (list[n] != 0);
	}
}

static size_t read_limit(const char *text)
{
	uint64_t n;
	if (!option_number(text, LIMIT_MOST, &n))
		option_usage("--limit: '%s' is no number of lines up to %d", text, LIMIT_MOST);
	return (size_t)n;
}

static enum wrap_format choose_format(const char *name)
{
	const char *names[16] = {0};
	for (size_t i = 0; wrap_name((enum wrap_format)i); i++) names[i] = wrap_name((enum wrap_format)i);
	return (enum wrap_format)option_choose("--format", name, names);
}

static _Noreturn void list_formats(filter *f)
{
	for (size_t i = 0; wrap_name((enum wrap_format)i); i++) {
		char line[128];
		snprintf(line, sizeof line, "%-10s %s\n", wrap_name((enum wrap_format)i),
			wrap_about((enum wrap_format)i));
		output_bytes(&f->out, span_of(line));
	}
	output_close(&f->out);
	exit(STATUS_OK);
}

static void take_option(void *self, filter *f, int letter, const char *argument)
{
	stripper *s = self;
	switch (letter) {
	case 'x': s->extract = true; break;
	case 'k': choose_kinds(s, "-k", argument, true); break;
	case 'd': choose_kinds(s, "-d", argument, false); break;
	case 'm': s->aside = argument; break;
	case OPTION_RESTORE: s->restore = argument; break;
	case OPTION_FORMAT: s->format = choose_format(argument); break;
	case OPTION_LIST_FORMATS: list_formats(f);
	default: s->limit = read_limit(argument);
	}
}

static void check_options(const stripper *s, const filter *f)
{
	static const char others[] = "-x, -c, -o, --mark, --explain";
	bool body = s->text && !f->mark;
	filter_check_aligned(f, body, others);
	if (s->aside && !body) option_usage("-m stands beside the body: it goes with none of %s", others);
}

static void begin(void *self, filter *f)
{
	stripper *s = self;
	if (s->restore && f->inputs > 1) option_usage("--restore takes one body");
	if (s->restore) exit(restore_run(s->restore, f->operands[0]));
	s->text = !s->extract && (f->style == STYLE_TEXT || f->style == STYLE_MARK);
	check_options(s, f);
	f->records |= s->aside != NULL;
	bool wraps = (s->format == WRAP_AUTO || s->format == WRAP_DOC) && !meta_has_kind(&s->kept, span_of("frame"));
	f->border = wraps ? wrap_border : NULL;
	if (s->aside) sidefile_open(&s->side, s->aside, side_columns);
}

/* ---- Writing ---- */

/* Text that stays, with -a what stands for it. */
static void keep(stripper *s, filter *f, span text)
{
	if (!s->text || text.n == 0) return;
	s->unfinished = text.p[text.n - 1] != '\n';
	if (!s->aside || !f->out.replace) {
		output_text(&f->out, text, true);
		if (s->aside) sidefile_keep(&s->side, text);
		return;
	}
	for (const byte *p = text.p, *end = text.p + text.n; p < end;) {
		const byte *bad = utf8_invalid(p, end);
		output_bytes(&f->out, (span){p, (size_t)(bad - p)});
		sidefile_keep(&s->side, (span){p, (size_t)(bad - p)});
		if (bad < end) {
			output_bytes(&f->out, span_of("\xEF\xBF\xBD"));
			sidefile_drop(&s->side, (span){bad, 1});
			sidefile_add(&s->side, span_of("\xEF\xBF\xBD"));
		}
		p = bad < end ? bad + 1 : end;
	}
}

/* What the body has, and the input has not. */
static void add(stripper *s, filter *f, span text)
{
	output_bytes(&f->out, text);
	if (s->aside) sidefile_add(&s->side, text);
}

/* Text that goes: aligned, it leaves spaces and line ends behind. */
static void drop(stripper *s, filter *f, span text)
{
	if (s->aside) sidefile_drop(&s->side, text);
	if (s->text && f->mark) {
		output_mark(&f->out, 0);
		output_text(&f->out, text, true);
		output_mark_end(&f->out);
	}
	for (size_t i = 0; f->aligned && i < text.n; i++) {
		byte c = text.p[i] == '\n' || text.p[i] == '\r' ? text.p[i] : ' ';
		add(s, f, (span){&c, 1});
	}
}

/* A record; its columns bstart and bend, in the side file, say nothing. */
static void write_record(const stripper *s, filter *f, output *o, const view *v, const keyvalue *k)
{
	record r = filter_record(f, s->lang);
	r.par = k->par;
	r.kind = k->kind;
	r.rule = k->rule;
	r.at = r.text = (span){v->p + k->start, k->end - k->start};
	output_record(o, v, &r);
	output_field(o, keyvalue_key(&s->h.found, k));
	output_field(o, keyvalue_value(&s->h.found, k));
	output_record_end(o);
}

static void write_line(const stripper *s, filter *f, const keyvalue *k)
{
	output_bytes(&f->out, keyvalue_key(&s->h.found, k));
	output_bytes(&f->out, span_of(": "));
	output_text(&f->out, keyvalue_value(&s->h.found, k), true);
	output_line_end(&f->out);
}

/* Words of one line: at most AROUND bytes from the end, or the start, of [from, to). */
static span around(const view *v, size_t from, size_t to, bool behind)
{
	const byte *p = v->p + from, *end = v->p + to, *feed;
	if (to - from > AROUND && behind) end = utf8_boundary(p, p + AROUND, end);
	if (to - from > AROUND && !behind) p = utf8_boundary(p, end - AROUND, end);
	while (!behind && (feed = memchr(p, '\n', (size_t)(end - p))) != NULL) p = feed + 1;
	if (behind && (feed = memchr(p, '\n', (size_t)(end - p))) != NULL) end = feed;
	return (span){p, (size_t)(end - p)};
}

static void explain(const stripper *s, filter *f, const view *v, const keyvalue *k)
{
	char rule[160];
	snprintf(rule, sizeof rule, "%s%s%s", k->rule, k->where ? " " : "", k->where ? k->where : "");
	span before = around(v, 0, k->start, false), behind = around(v, k->start, s->h.bytes.n, true);
	filter_explain(f, v, v->p + k->start, k->kind, rule, before, behind);
}

/* The first n finds. */
static void write_found(stripper *s, filter *f, const view *v, size_t n)
{
	if (s->aside) sidefile_flush(&s->side);
	output_view(s->aside ? &s->side.out : &f->out, v);
	for (size_t i = 0; i < n; i++) {
		const keyvalue *k = s->h.found.p + i;
		f->total++;
		if (s->aside) write_record(s, f, &s->side.out, v, k);
		else if (f->style == STYLE_EXPLAIN) explain(s, f, v, k);
		else if (f->style == STYLE_RECORDS) write_record(s, f, &f->out, v, k);
		else if (f->style != STYLE_COUNT && s->extract) write_line(s, f, k);
	}
}

/* Writes the first n held bytes, without what was cut, and what was found in them. */
static void pass_on(stripper *s, filter *f, size_t n)
{
	hold *h = &s->h;
	const byte *p = h->bytes.p;
	size_t at = 0, k = 0;
	view v = {.p = p, .start = h->start, .cstart = h->cstart, .invalid = true};
	while (k < h->found.n && h->found.p[k].start < n) k++;
	if (k) write_found(s, f, &v, k);
	for (size_t i = 0; i < h->n && h->cuts[i].start < n; i++) {
		size_t end = h->cuts[i].end < n ? h->cuts[i].end : n;
		keep(s, f, (span){p + at, h->cuts[i].start - at});
		drop(s, f, (span){p + h->cuts[i].start, end - h->cuts[i].start});
		at = end;
	}
	keep(s, f, (span){p + at, n - at});
	if (f->records) h->cstart += utf8_count_any(p, p + n);
	hold_shift(h, n, k);
	s->head = s->head > n ? s->head - n : 0;
	s->base = s->base > n ? s->base - n : 0;
	s->from = s->from > n ? s->from - n : 0;
	s->to = s->to > n ? s->to - n : 0;
}

/* Past a limit the text stays. */
static void warn_limit(stripper *s, const filter *f, const char *rule)
{
	if (s->warned) return;
	warn("%s: document %llu: %s: more than %zu lines or %d bytes; kept", f->file ? f->file : "stdin",
		(unsigned long long)f->doc, rule, s->limit, WRAP_MOST);
	s->warned = true;
}

/* ---- Judging ---- */

/* Behind the line in which the last text ends, as far as that line is white space and is held. */
static size_t line_end(const stripper *s)
{
	const byte *from = s->h.bytes.p + s->to, *end = s->h.bytes.p + s->h.bytes.n;
	const byte *feed = memchr(from, '\n', (size_t)(end - from));
	return feed ? (size_t)(feed + 1 - s->h.bytes.p) : s->h.bytes.n;
}

/* The last text is no tail, for another follows: passes it on, and returns how many bytes. */
static size_t settle(stripper *s, filter *f)
{
	if (s->from == s->to) return 0;
	size_t n = line_end(s);
	s->from = s->to;
	pass_on(s, f, n);
	s->more = true;
	return n;
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
static bool take_line(stripper *s, filter *f, size_t from, size_t to)
{
	hold *h = &s->h;
	size_t n = h->found.n;
	span line = span_cut(buf_span(&h->bytes), from, to);
	const byte *p = utf8_skip_space(line.p, line.p + line.n);
	bool goes = meta_line(
		s->lang, &s->kept, (span){p, (size_t)(line.p + line.n - p)}, from + (size_t)(p - line.p), &h->found);
	if (goes && s->lines >= s->limit) {
		warn_limit(s, f, h->found.p[n].rule);
		keyvalue_cut(&h->found, n);
		goes = false;
	}
	s->lines += goes;
	hold_found(h, n, 0, f->par);
	return goes;
}

/* Takes lines that stand alone off the end of the paragraph [from, to), up to `end` in white space; returns where the
 * rest ends. */
static size_t take_lines(stripper *s, filter *f, size_t from, size_t to, size_t end)
{
	const byte *p = s->h.bytes.p;
	if (to - from > s->longest && !memchr(p + to - s->longest, '\n', s->longest)) return to;
	while (to > from) {
		size_t line = to;
		while (line > from && to - line <= s->longest && p[line - 1] != '\n') line--;
		if (line > from && p[line - 1] != '\n') break;
		if (line > from && !has_ended((span){p + from, line - from})) break;
		if (!take_line(s, f, line, to)) break;
		const byte *feed = memchr(p + to, '\n', end - to);
		hold_cut(&s->h, line, line == from ? end : feed ? (size_t)(feed + 1 - p) : end);
		to = line == from ? from : (size_t)(utf8_trim_space(p + from, p + line) - p);
	}
	return to;
}

/* A text [from, to) of a paragraph, the white space behind it up to `end`; all of it is held. */
static void take_paragraph(stripper *s, filter *f, size_t from, size_t to, size_t end)
{
	hold *h = &s->h;
	size_t n = h->found.n, gone = 0, mark;
	span text = span_cut(buf_span(&h->bytes), from, to);
	if (s->headed) gone = wrap_paragraph(&s->wrap, text, &h->found);
	if (!s->headed) gone = meta_head(s->lang, &s->kept, text, &h->found);
	hold_found(h, n, from, f->par);
	hold_cut(h, from, from + gone);
	from += gone;
	mark = from + wrap_tail(&s->wrap, span_cut(buf_span(&h->bytes), from, to));
	if (mark < to) {
		s->stage = TAIL;
		s->lines = 0;
		s->head = mark;
		to = (size_t)(utf8_trim_space(h->bytes.p + from, h->bytes.p + mark) - h->bytes.p);
	} else if (s->first && !s->cut) {
		to = take_lines(s, f, from, to, end);
	}
	s->headed |= from < to;
	s->from = from;
	s->to = to;
}

/* Judges the head, as far as it is held; true if the document goes on behind it. */
static bool judge_head(stripper *s, filter *f, bool whole)
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
	if (verdict == WRAP_PAST) warn_limit(s, f, wrap_name(s->wrap.past));
	hold_found(h, n, s->head, f->par);
	s->stage = verdict == WRAP_GOES ? LEAD : BODY;
	if (verdict == WRAP_GOES && is == WRAP_GUTENBERG && meta_has_kind(&s->kept, span_of("frame"))) gone = 0;
	hold_cut(h, s->head, s->head + gone);
	s->head += gone;
	if (s->stage == LEAD && wrap_is_certain(&s->wrap)) s->base = s->head;
	return true;
}

/* The text [from, to) is the first, or more of it: a wrapping's head may be in it or go on. */
static void take_head(stripper *s, filter *f, bool whole)
{
	bool more = s->wrap.is != WRAP_AUTO && s->more;
	size_t from = s->from, to = s->to;
	s->more = true;
	if (!judge_head(s, f, whole)) return;
	s->more = s->stage == BODY && more;
	s->headed = s->more; /* what was held as a head had no inline one */
	if (s->head > from) from = s->head < to ? s->head : to;
	s->from = s->to = from;
	if (from == to) return;
	s->stage = BODY;
	take_paragraph(s, f, from, to, s->h.bytes.n);
}

/* How many bytes of the last text stay. A document is more than its signature: its only text stays. */
static size_t judge_tail(stripper *s, filter *f)
{
	size_t n = s->h.found.n;
	span text = span_cut(buf_span(&s->h.bytes), s->from, s->to);
	size_t stays = text.n ? meta_tail(s->lang, &s->kept, text, s->first, &s->h.found) : 0;
	if (stays == 0 && !s->more) {
		keyvalue_cut(&s->h.found, n);
		return text.n;
	}
	hold_found(&s->h, n, s->from, f->par);
	return stays;
}

/* Cuts the tail. Where all of the last text or of its last line goes, or something behind it, so does the white space
 * around that; where the end of a line goes, what is behind it stays. */
static void cut_tail(stripper *s, filter *f)
{
	hold *h = &s->h;
	size_t stays = judge_tail(s, f), kept = s->from + stays;
	bool behind = h->n && h->cuts[h->n - 1].start >= s->to;
	size_t end = line_end(s);
	if (stays < s->to - s->from) {
		bool line = stays == 0 || h->bytes.p[kept - 1] == '\n';
		hold_uncut(h, kept);
		hold_cut(h, stays ? kept : 0, line ? h->bytes.n : s->to);
	}
	if (behind) hold_cut(h, end, h->bytes.n);
}

/* Nothing is there but what would go: without a wrapping that is certain, it stays. */
static void keep_all(stripper *s)
{
	size_t n = s->h.found.n;
	if (s->stage == TAIL || (s->stage == LEAD && wrap_is_certain(&s->wrap))) return;
	while (n && s->h.found.p[n - 1].start >= s->base) n--;
	keyvalue_cut(&s->h.found, n);
	hold_uncut(&s->h, s->base);
	hold_cut(&s->h, s->h.bytes.n - s->closing, s->h.bytes.n);
}

/* The document's text has ended: judges what is held, and passes it on. */
static void finish_text(stripper *s, filter *f)
{
	if (s->stage == HEAD && s->from < s->to) take_head(s, f, true);
	if (s->stage == TAIL) hold_cut(&s->h, s->head, s->h.bytes.n);
	if (s->from < s->to) cut_tail(s, f);
	else if (!s->more && s->stage != AFTER) keep_all(s);
	s->from = s->to = s->h.bytes.n;
	pass_on(s, f, s->h.bytes.n - (f->aligned ? s->closing : 0));
	s->from = s->to = 0;
}

/* ---- Documents ---- */

/* -a: a line that goes becomes a form feed line (or with -z a NUL) and blanks. */
static void add_separator(stripper *s, filter *f, span line)
{
	size_t n = f->zero ? 1 : 2;
	add(s, f, (span){(const byte *)(f->zero ? "" : "\f\n"), n});
	for (; n < line.n; n++) add(s, f, span_of(n + 1 < line.n ? " " : "\n"));
	if (s->aside) sidefile_drop(&s->side, line);
	s->h.start += line.n;
	s->separated = true;
}

/* -a: the line that closed the last document, which is still held, parts it from the one that begins. */
static void part_documents(stripper *s, filter *f)
{
	hold *h = &s->h;
	if (!s->closing) return;
	add_separator(s, f, span_cut(buf_span(&h->bytes), 0, s->closing));
	h->start -= s->closing;
	hold_shift(h, s->closing, 0);
	s->closing = 0;
	pass_on(s, f, h->bytes.n);
}

/* -a: no document follows it, or a separator does. */
static void pass_closing(stripper *s, filter *f)
{
	s->closing = 0;
	pass_on(s, f, s->h.bytes.n);
}

static void document(void *self, filter *f)
{
	stripper *s = self;
	bool adds = s->text && !f->aligned && !f->mark;
	if (s->aside && f->doc == 1) sidefile_input(&s->side, f->file);
	if (adds && f->docs > 1 && !f->zero && s->unfinished) add(s, f, span_of("\n"));
	if (adds && f->docs > 1 && !f->zero) add(s, f, span_of("\f\n"));
	if (f->doc == 1) s->h.start = s->h.cstart = 0;
	if (f->aligned) part_documents(s, f);
	s->stage = HEAD;
	s->wrap = (wrap_state){.want = s->format, .limit = s->limit};
	s->head = s->base = s->from = s->to = s->lines = 0;
	s->more = s->headed = s->warned = s->unfinished = false;
	s->lang = NULL;
}

/* Whether all of a paragraph may go: the text before it may be the last then. */
static bool may_go(const stripper *s, const view *v)
{
	size_t most = s->longest, n = v->text < most ? v->text : most;
	return v->text <= most || s->wrap.is == WRAP_GUTENBERG || memchr(v->p + v->text - n, '\n', n);
}

static void take_first_text(stripper *s, filter *f, const view *v)
{
	size_t at = s->h.bytes.n;
	buf_add(&s->h.bytes, (span){v->p, v->n});
	if (at == 0 && v->text >= 3 && memcmp(v->p, "\xEF\xBB\xBF", 3) == 0) s->head = 3;
	s->from = at > s->head ? at : s->head;
	s->to = at + v->text;
	take_head(s, f, false);
}

static void take_later_text(stripper *s, filter *f, const view *v)
{
	if (!may_go(s, v)) settle(s, f);
	size_t at = s->h.bytes.n, from = s->from, to = s->to;
	buf_add(&s->h.bytes, (span){v->p, v->n});
	if (s->stage == TAIL) return;
	s->stage = BODY;
	take_paragraph(s, f, at, at + v->text, at + v->n);
	size_t new_from = s->from, new_to = s->to;
	s->from = from;
	s->to = to;
	if (new_from == new_to) return;
	size_t n = settle(s, f);
	s->from = new_from - n;
	s->to = new_to - n;
}

static void take_text(stripper *s, filter *f, const view *v, const lang *l)
{
	if (s->measured != l) s->longest = meta_longest_line(l, &s->kept);
	s->measured = l;
	s->lang = l;
	s->first = v->first;
	s->cut = v->cut;
	if (s->stage == HEAD) take_first_text(s, f, v);
	else take_later_text(s, f, v);
}

/* White space; behind a wrapping that takes it along it goes. */
static void take_gap(stripper *s, const view *v)
{
	size_t at = s->h.bytes.n;
	buf_add(&s->h.bytes, (span){v->p, v->n});
	if (s->stage == AFTER || (s->stage == LEAD && wrap_takes_space(&s->wrap))) hold_cut(&s->h, at, s->h.bytes.n);
}

static void open_document(stripper *s, filter *f, const view *v)
{
	size_t n = s->h.found.n, at = s->h.bytes.n, bom = v->n > 3 && v->p[0] == 0xEF ? 3 : 0;
	if (f->aligned && f->docs > 1 && !s->separated) {
		pass_on(s, f, at);
		add_separator(s, f, (span){v->p, v->n});
		return;
	}
	s->lang = filter_language(f);
	wrap_border_keys((span){v->p, v->n}, &s->h.found);
	hold_found(&s->h, n, at, f->par);
	buf_add(&s->h.bytes, (span){v->p, v->n});
	hold_cut(&s->h, at + bom, at + v->n);
	s->head = s->base = at + v->n;
}

/* A line feed that stands before the line is the text's. */
static void close_document(stripper *s, filter *f, const view *v)
{
	size_t at = s->h.bytes.n;
	buf_add(&s->h.bytes, (span){v->p, v->n});
	hold_cut(&s->h, at, s->h.bytes.n);
	s->closing = v->n;
	finish_text(s, f);
	if (!f->aligned) s->closing = 0;
	s->stage = AFTER;
}

static void take_separator(stripper *s, filter *f, const view *v)
{
	if (f->aligned) pass_closing(s, f);
	s->h.start += v->n;
	if (f->records) s->h.cstart += v->n;
	if (s->text && (f->aligned || f->mark)) keep(s, f, (span){v->p, v->n});
	else if (s->aside) sidefile_drop(&s->side, (span){v->p, v->n});
	s->separated = true;
}

/* What is held past the bounds is neither head nor tail. */
static void check_bounds(stripper *s, filter *f, const view *v)
{
	for (size_t i = 0; s->stage == TAIL && i < v->n; i++) s->lines += v->p[i] == '\n';
	bool past = s->stage == TAIL && (s->lines > s->limit || s->h.bytes.n - s->head > WRAP_MOST);
	if (past) warn_limit(s, f, "gutenberg");
	if (past) s->stage = BODY;
	if (s->stage != TAIL && !past && s->h.bytes.n <= (s->stage == HEAD ? WRAP_MOST : 0) + HOLD_MOST) return;
	if (s->stage == TAIL && s->h.bytes.n <= WRAP_MOST + HOLD_MOST) return;
	s->more |= s->from < s->to;
	s->from = s->to = s->h.bytes.n;
	s->closing = 0;
	if (s->stage == LEAD || s->stage == HEAD) s->stage = BODY;
	pass_on(s, f, s->h.bytes.n);
}

static void take_view(void *self, filter *f, const view *v, const lang *l)
{
	stripper *s = self;
	switch (v->kind) {
	case VIEW_TEXT: take_text(s, f, v, l); break;
	case VIEW_GAP: take_gap(s, v); break;
	case VIEW_OPEN: open_document(s, f, v); break;
	case VIEW_CLOSE: close_document(s, f, v); break;
	default: take_separator(s, f, v); return;
	}
	check_bounds(s, f, v);
}

static void document_end(void *self, filter *f)
{
	stripper *s = self;
	if (!s->closing) finish_text(s, f);
	if (!s->closing) hold_clear(&s->h);
	s->separated = false;
	if (s->text && !f->aligned && !f->mark && f->zero) add(s, f, (span){(const byte *)"", 1});
	if (f->zero && f->each) output_flush(&f->out);
}

static void finish(void *self, filter *f)
{
	stripper *s = self;
	if (f->aligned) pass_closing(s, f);
	if (s->aside && f->status == STATUS_OK) sidefile_finish(&s->side, filter_rules_hash(f));
	if (s->aside) sidefile_close(&s->side);
	hold_free(&s->h);
}

int main(int argc, char **argv)
{
	static const option_row options[] = {
		{'x', "extract", NULL, "print what would go, a key: value a line, and nothing else"},
		{'a', "aligned", NULL, "blank what goes, so that every other byte keeps its offset"},
		{'c', "count", NULL, "print how many keys -x has, alone"},
		{'k', "keep", "KIND,...", "keep what is of these kinds: header, frame, signature, boilerplate"},
		{'d', "drop", "KIND,...", "take these kinds away, too: dateline, heading, caption"},
		{'m', "meta", "FILE", "write what goes to FILE, so that --restore can put it back"},
		{OPTION_RESTORE, "restore", "FILE", "put the body and the FILE of -m together again"},
		{OPTION_FORMAT, "format", "NAME",
			"the wrapping of each document: auto (default), plain, yaml, mail ..."},
		{OPTION_LIST_FORMATS, "list-formats", NULL, "print the names of the wrappings, and exit"},
		{OPTION_LIMIT, "limit", "N", "at most N lines go at the head, at the tail, in between (600)"},
		{FILTER_MARK, "mark", NULL, "print the whole input with what goes highlighted"},
		{FILTER_EXPLAIN, "explain", "[=N]", "print what goes and which rule says so; with N near byte N"},
		{0, NULL, NULL, NULL},
	};
	static const program self = {.name = "strip-meta",
		.summary = "Writes the text without what is about the text: headers, signatures, boilerplate.",
		.options = options,
		.columns = columns,
		.option = take_option,
		.begin = begin,
		.document = document,
		.view = take_view,
		.document_end = document_end,
		.finish = finish};
	stripper s = {.limit = WRAP_LIMIT, .kept = {{span_of("heading"), span_of("caption"), span_of("dateline")}, 3}};
	return filter_main(argc, argv, &self, &s);
}
