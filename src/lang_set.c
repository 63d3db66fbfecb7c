#include "lang_set.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "die.h"
#include "lang_data.h"
#include "lang_read.h"

enum { NAME_LONGEST = 64, READ_BLOCK = 1 << 14 };

size_t lang_set_known(void) { return lang_files_count; }

const char *lang_set_code(size_t i) { return lang_files[i].code; }

/* The place of its file among them; their number where it has none. */
static size_t place_of(const char *code)
{
	size_t i = 0;
	while (i < lang_files_count && strcmp(lang_files[i].code, code) != 0) i++;
	return i;
}

/* Calls `take` with each text that makes up the language. */
static void each_text(const lang_set *set, const char *code,
	void (*take)(void *to, const char *name, span text, bool overlay), void *to)
{
	const char *const codes[] = {"und", strcmp(code, "und") == 0 ? NULL : code};
	char name[NAME_LONGEST];
	for (size_t i = 0; i < sizeof codes / sizeof *codes && codes[i]; i++) {
		const lang_file *f = lang_files + place_of(codes[i]);
		snprintf(name, sizeof name, "%s.lang", f->code);
		take(to, name, (span){f->text, f->n}, false);
	}
	for (size_t i = 0; i < set->n_overlays; i++)
		take(to, set->overlays[i].name, buf_span(&set->overlays[i].text), true);
}

static void read_each(void *l, const char *name, span text, bool overlay)
{
	lang_read(l, name, text, overlay ? LANG_OVERLAY : LANG_WHOLE);
}

static void slurp(const char *name, buf *text)
{
	FILE *f = fopen(name, "rb");
	if (!f) die(STATUS_USAGE, "%s: %s", name, strerror(errno));
	for (size_t n = 1; n > 0; text->n += n) {
		buf_reserve(text, READ_BLOCK);
		n = fread(text->p + text->n, 1, READ_BLOCK, f);
	}
	if (ferror(f)) die(STATUS_USAGE, "%s: %s", name, strerror(errno));
	fclose(f);
}

void lang_set_overlay(lang_set *set, const char *name)
{
	lang_overlay o = {.name = name};
	lang *trial = zalloc(sizeof *trial);
	slurp(name, &o.text);
	lang_read(trial, name, buf_span(&o.text), LANG_OVERLAY);
	lang_free(trial);
	set->overlays = array_grow(set->overlays, &set->cap_overlays, set->n_overlays + 1, sizeof *set->overlays);
	set->overlays[set->n_overlays++] = o;
}

static void print_each(void *out, const char *name, span text, bool overlay)
{
	(void)overlay;
	buf_add(out, span_of("# "));
	buf_add(out, span_of(name));
	buf_add(out, span_of("\n\n"));
	buf_add(out, text);
	buf_add(out, span_of("\n"));
}

void lang_set_list(const lang_set *set, const char *code, buf *out) { each_text(set, code, print_each, out); }

lang *lang_set_brief(const char *code)
{
	const lang_file *f = lang_files + place_of(code);
	lang *l = zalloc(sizeof *l);
	l->name = f->code;
	lang_read(l, code, (span){f->text, f->n}, LANG_BRIEF);
	l->script = lang_setting(l, "script", "Common");
	return l;
}

static void load(lang_set *set, lang *l)
{
	l->reading = set->time;
	l->loose = set->loose;
	each_text(set, l->name, read_each, l);
	lang_derive(l);
}

const lang *lang_set_get(lang_set *set, const char *code)
{
	size_t i = place_of(code);
	if (i == lang_set_known()) return NULL;
	if (!set->loaded) set->loaded = zalloc(lang_set_known() * sizeof *set->loaded);
	if (!set->loaded[i]) set->loaded[i] = zalloc(sizeof **set->loaded);
	lang *l = set->loaded[i];
	l->name = lang_set_code(i);
	l->asked = ++set->time;
	if (!l->reading) load(set, l);
	return l;
}

/* How many languages were asked for after this one. */
static size_t asked_later(const lang_set *set, const lang *l)
{
	size_t n = 0;
	for (size_t i = 0; i < lang_set_known(); i++) n += set->loaded[i] && set->loaded[i]->asked > l->asked;
	return n;
}

void lang_set_trim(lang_set *set, size_t keep)
{
	for (size_t i = 0; set->loaded && i < lang_set_known(); i++) {
		lang *l = set->loaded[i];
		if (l && l->reading && asked_later(set, l) >= keep) lang_empty(l);
	}
}

void lang_set_free(lang_set *set)
{
	for (size_t i = 0; set->loaded && i < lang_set_known(); i++) lang_free(set->loaded[i]);
	for (size_t i = 0; i < set->n_overlays; i++) buf_free(&set->overlays[i].text);
	free(set->loaded);
	free(set->overlays);
	*set = (lang_set){0};
}
