/* strip-meta: the text without what is about the text.
 *
 * The head is judged when the first text of a document comes. The tail can be judged only when the document has ended, so the
 * last text and the white space around it are held back, at most HOLD_MOST bytes; past that they are no tail and are written. */
#include "filter.h"
#include "meta.h"

#include <string.h>

enum { HOLD_MOST = 2 * STREAM_VIEW };

typedef struct {
	bool extract, aligned, count; /* -x, -a, -c */
	uint64_t total;
	bool head;       /* the document's first text is still to come */
	bool unfinished; /* what was written of the document does not end in a line feed */
	meta_array found;
	/* What is held back: white space, then text and the white space behind it. */
	buf held;
	size_t before; /* bytes of white space before the text */
	view text;     /* the view that the text came in, without the head; its p is stale */
	const lang *lang;
	uint64_t par;
} stripper;

static void option(void *self, filter *f, int letter, const char *argument)
{
	stripper *s = self;
	(void)f, (void)argument;
	s->extract |= letter == 'x';
	s->aligned |= letter == 'a';
	s->count |= letter == 'c';
}

static void begin(void *self, filter *f)
{
	stripper *s = self;
	if (s->aligned && f->inputs > 1) filter_usage("-a takes one input");
	if (s->aligned && (s->extract || s->count || f->out.format != OUTPUT_TEXT)) filter_usage("-a is for text: it goes with none of -x, -c, -o");
	if (s->aligned && f->out.replace) filter_usage("-a keeps offsets, which --invalid=replace does not");
	s->extract |= f->out.format != OUTPUT_TEXT || s->count;
	if (s->count) f->out.format = OUTPUT_TEXT;
	else output_header(&f->out);
	f->records = f->out.format != OUTPUT_TEXT;
}

/* Text that stays. */
static void keep(stripper *s, filter *f, span text)
{
	if (s->extract || text.n == 0) return;
	output_text(&f->out, text, true);
	s->unfinished = text.p[text.n - 1] != '\n';
}

/* Text that goes; aligned, it leaves spaces and line ends behind. */
static void drop(stripper *s, filter *f, span text)
{
	for (size_t i = 0; s->aligned && i < text.n; i++) {
		byte c = text.p[i] == '\n' || text.p[i] == '\r' ? text.p[i] : ' ';
		keep(s, f, (span){&c, 1});
	}
}

/* A key: value line, or a record. */
static void write_found(stripper *s, filter *f, const view *v, const meta *m)
{
	span value = {s->found.texts.p + m->value, m->n};
	s->total++;
	if (s->count) return;
	if (!f->records) {
		output_bytes(&f->out, span_of(m->key));
		output_bytes(&f->out, span_of(": "));
		output_text(&f->out, value, true);
		output_line_end(&f->out);
		return;
	}
	record r = filter_record(f, s->lang);
	r.par = s->par;
	r.kind = m->rule->kind;
	r.rule = m->rule->name;
	r.at = r.text = m->at;
	output_record(&f->out, v, &r);
	output_field(&f->out, span_of(m->key));
	output_field(&f->out, value);
	output_record_end(&f->out);
}

static void write_all_found(stripper *s, filter *f, const view *v)
{
	output_view(&f->out, v);
	for (size_t i = 0; s->extract && i < s->found.n; i++) write_found(s, f, v, s->found.p + i);
	meta_array_clear(&s->found);
}

static void document(void *self, filter *f)
{
	stripper *s = self;
	if (!s->extract && !s->aligned) {
		if (f->docs > 1 && !f->zero && s->unfinished) output_byte(&f->out, '\n');
		filter_separate_before(f);
	}
	s->head = true;
	s->unfinished = false;
}

/* The first line end in what is held behind the text, as a length of the held bytes; all of them if there is none. */
static size_t line_end(const stripper *s)
{
	const byte *from = s->held.p + s->before + s->text.text, *end = s->held.p + s->held.n;
	const byte *feed = memchr(from, '\n', (size_t)(end - from));
	return feed ? (size_t)(feed + 1 - s->held.p) : s->held.n;
}

/* Writes the first n held bytes; the others, white space, are still held. */
static void release(stripper *s, filter *f, size_t n)
{
	keep(s, f, (span){s->held.p, n});
	memmove(s->held.p, s->held.p + n, s->held.n - n);
	s->held.n -= n;
	s->before = s->held.n;
	s->text.text = 0;
}

/* The bytes of the document's first text that go. */
static size_t judge_head(stripper *s, filter *f, const view *v)
{
	size_t bom = v->text >= 3 && memcmp(v->p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	size_t n = meta_head(s->lang, (span){v->p + bom, v->text - bom}, &s->found);
	if (n == 0) return 0;
	keep(s, f, (span){v->p, bom});
	drop(s, f, (span){v->p + bom, n});
	write_all_found(s, f, v);
	return bom + n;
}

static void take_text(stripper *s, filter *f, const view *v, const lang *l)
{
	if (s->text.text) release(s, f, line_end(s));
	s->lang = l;
	s->par = f->par;
	size_t gone = s->head ? judge_head(s, f, v) : 0;
	s->head = false;
	s->text = *v;
	s->text.start += gone;
	s->text.cstart += f->records ? utf8_count_any(v->p, v->p + gone) : 0;
	s->text.text -= gone;
	s->text.n -= gone;
	buf_add(&s->held, (span){v->p + gone, v->n - gone});
}

static void take_gap(stripper *s, filter *f, const view *v)
{
	buf_add(&s->held, (span){v->p, v->n});
	if (s->held.n > HOLD_MOST) release(s, f, s->held.n);
}

static void take_view(void *self, filter *f, const view *v, const lang *l)
{
	stripper *s = self;
	if (v->kind == VIEW_TEXT) take_text(s, f, v, l);
	else if (v->kind == VIEW_GAP) take_gap(s, f, v);
	else if (s->aligned) keep(s, f, (span){v->p, v->n});
}

/* How many bytes of the held text stay. A document is more than its signature: its only paragraph stays. */
static size_t judge_tail(stripper *s)
{
	span text = {s->held.p + s->before, s->text.text};
	size_t stays = text.n ? meta_tail(s->lang, text, &s->found) : 0;
	if (stays > 0 || s->par > 1) return stays;
	meta_array_clear(&s->found);
	return text.n;
}

/* Writes what is held, without the tail. Where all of the last paragraph or of its last line goes, so does the white space around it;
 * where the end of a line goes, what is behind it stays. */
static void write_tail(stripper *s, filter *f)
{
	span held = buf_span(&s->held), text = span_cut(held, s->before, s->before + s->text.text);
	size_t stays = judge_tail(s), kept = s->before + stays;
	if (stays == text.n) {
		keep(s, f, held);
		return;
	}
	bool line = stays == 0 || text.p[stays - 1] == '\n';
	s->text.p = text.p;
	write_all_found(s, f, &s->text);
	if (stays) keep(s, f, span_cut(held, 0, kept));
	else drop(s, f, span_cut(held, 0, s->before));
	drop(s, f, span_cut(held, kept, s->before + text.n));
	if (s->aligned || !line) keep(s, f, span_cut(held, s->before + text.n, held.n));
}

static void document_end(void *self, filter *f)
{
	stripper *s = self;
	write_tail(s, f);
	buf_clear(&s->held);
	s->before = s->text.text = 0;
	if (!s->extract && !s->aligned) filter_separate_after(f);
}

static void finish(void *self, filter *f)
{
	stripper *s = self;
	if (s->count) filter_print_count(f, s->total);
	buf_free(&s->held);
	meta_array_free(&s->found);
}

int main(int argc, char **argv)
{
	static const filter_option options[] = {
		{'x', "extract", NULL, "print what would go, a key: value a line, and nothing else"},
		{'a', "aligned", NULL, "blank what goes, so that every other byte keeps its offset"},
		{'c', "count", NULL, "print how many keys -x has, alone"},
		{0, NULL, NULL, NULL},
	};
	static const char *const columns[] = {"key", "value", NULL};
	static const program self = {
		.name = "strip-meta", .summary = "Writes the text without what is about the text: inline header, agency signature.", .options = options, .columns = columns,
		.option = option, .begin = begin, .document = document, .view = take_view, .document_end = document_end, .finish = finish};
	stripper s = {0};
	return filter_main(argc, argv, &self, &s);
}
