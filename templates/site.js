/* Everything is readable without this file. */
(() => {
	const doc = document, root = doc.documentElement, R = root.dataset.root, store = 'pay-theme';
	let saved = '';
	try { saved = localStorage.getItem(store) || ''; if (saved) root.dataset.theme = saved; } catch { }

	const $ = (s, n = doc) => n.querySelector(s), $$ = (s, n = doc) => [...n.querySelectorAll(s)];
	const el = (tag, attrs, ...kids) => {
		const n = /^(svg|rect)$/.test(tag) ? doc.createElementNS('http://www.w3.org/2000/svg', tag) : doc.createElement(tag);
		for (const i in attrs) n.setAttribute(i, attrs[i]);
		n.append(...kids.filter(k => k != null));
		return n;
	};
	const load = src => { const s = el('script', { src: R + src }); doc.head.append(s); return s; };
	const say = t => {
		const s = $('#say') || doc.body.appendChild(el('p', { id: 'say', class: 'vh', role: 'status' }));
		s.textContent = ''; setTimeout(() => s.textContent = t, 50);
	};
	const uniq = a => [...new Set(a)], many = (n, w) => n + ' ' + w + (n === 1 ? '' : 's');

	/* search: words are matched, not guides */
	let entries, vocab, waiting = [];
	const norm = s => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	const split = s => norm(s).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
	const need = f => { if (entries) f(); else if (waiting.push(f) === 1) load('data/search.js'); };
	self.paySearch = d => {
		const [nc, nr, np] = d.counts;
		entries = []; vocab = new Map();
		const add = (words, i, f) => words.forEach(w => { const m = vocab.get(w) || vocab.set(w, new Map()).get(w); m.set(i, Math.max(f, m.get(i) || 0)); });
		/* kind, name, remark, address, words */
		const put = (kind, name, small, href, other) => {
			const w = split(name), i = entries.push([kind, name, small, href, w.length]) - 1;
			add(w, i, 1); add(split(other), i, .9);
		};
		d.companies.forEach(([n, s, o], i) => put('Company', n, many(nc[i], 'guide'), s + '/index.html', o));
		d.roles.forEach(([n, s, o], i) => put('Role', n, many(nr[i], 'guide'), 'role/' + s + '.html', o));
		d.places.forEach(([n, s], i) => put('Place', n, many(np[i], 'guide'), 'place/' + s + '.html', ''));
		d.guides.forEach(([c, r, t]) => { const [cn, cs, co] = d.companies[c], [rn, rs, ro] = d.roles[r]; put('Guide', rn + ' at ' + cn, t, cs + '/' + rs + '.html', co + ' ' + ro); });
		waiting.forEach(f => f());
	};
	/* edits from a to the beginning of w */
	const near = (a, w, max) => {
		const n = Math.min(w.length, a.length + max);
		let pp, p = [...Array(n + 1).keys()], c;
		for (let i = 1; i <= a.length; i++) {
			c = [i];
			for (let j = 1; j <= n; j++) {
				c[j] = Math.min(p[j] + 1, c[j - 1] + 1, p[j - 1] + (a[i - 1] !== w[j - 1]));
				if (i > 1 && j > 1 && a[i - 1] === w[j - 2] && a[i - 2] === w[j - 1]) c[j] = Math.min(c[j], pp[j - 2] + 1);
			}
			pp = p; p = c;
		}
		return Math.min(...p);
	};
	const find = (q, kind) => {
		let total;
		for (const t of split(q)) {
			const hit = new Map(), max = t.length > 7 ? 2 : t.length > 3 ? 1 : 0;
			for (const [w, where] of vocab) {
				let s = w === t ? 8 : w.startsWith(t) ? 6 : 0;
				if (!s && max) { const d = near(t, w, max); if (d <= max) s = (w[0] === t[0] ? 4 : 3) - d; }
				if (s) where.forEach((f, i) => hit.set(i, Math.max(hit.get(i) || 0, s * f)));
			}
			if (!total) total = hit;
			else for (const [i, v] of total) if (hit.has(i)) total.set(i, v + hit.get(i)); else total.delete(i);
		}
		const kinds = ['Company', 'Role', 'Place', 'Guide'], found = [];
		for (const [i, v] of total || []) if (!kind || entries[i][0] === kind) found.push([v - kinds.indexOf(entries[i][0]) / 10 - entries[i][4] / 50, i]);
		return found.sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(f => entries[f[1]]);
	};
	const search = form => {
		const inp = $('input', form), box = $('[data-hits]', form), stat = $('[data-status]', form), adds = 'add' in form.dataset;
		const hide = () => { box.hidden = true; stat.textContent = ''; };
		const show = () => need(() => {
			const q = inp.value.trim();
			if (split(q).join('').length < 2) return hide();
			const r = find(q, adds && 'Guide');
			box.replaceChildren(r.length ? el('ul', 0, ...r.slice(0, 8).map(e => {
				const b = el(adds ? 'button' : 'a', adds ? { type: 'button' } : { href: R + e[3] }, el('strong', 0, e[1]), adds ? null : el('em', 0, e[0]), el('small', 0, e[2]));
				if (adds) b.onclick = () => { inp.value = ''; hide(); inp.focus(); location.hash = uniq([...chosen().slice(0, 3), e[3].slice(0, -5)]).join('+'); };
				return el('li', 0, b);
			})) : el('p', 0, 'Nothing found for “' + q + '”. Try google, sre, london.'));
			if (r.length > 8) box.append(el('p', 0, r.length - 8 + ' more'));
			box.hidden = false;
			stat.textContent = r.length ? many(r.length, 'result') : 'Nothing found';
		});
		inp.oninput = inp.onfocus = show;
		form.onsubmit = e => { e.preventDefault(); const f = $('a,button', box); if (!box.hidden && f) f.click(); };
		form.onkeydown = e => {
			const l = [inp, ...$$('a,button', box)], i = l.indexOf(doc.activeElement), d = { ArrowDown: 1, ArrowUp: -1 }[e.key];
			if (e.key === 'Escape') { inp.focus(); hide(); }
			if (box.hidden || i < 0 || !d) return;
			e.preventDefault(); if (l[i + d]) l[i + d].focus();
		};
		form.addEventListener('focusout', e => { if (e.relatedTarget && !form.contains(e.relatedTarget)) hide(); });
	};

	/* copy */
	const copy = btn => {
		if (btn.classList.contains('done')) return;
		const src = doc.getElementById(btn.dataset.copy), text = (src.content || src).textContent.trim(), label = btn.firstChild, was = label.data;
		const done = ok => {
			btn.classList.toggle('done', ok); label.data = ok ? 'Copied' : 'Not copied'; say(label.data);
			setTimeout(() => { btn.classList.remove('done'); label.data = was; }, 2000);
		};
		const byHand = () => {
			const a = el('textarea', { class: 'vh' });
			a.value = text; doc.body.append(a); a.select();
			const ok = doc.execCommand('copy'); a.remove(); btn.focus(); done(ok);
		};
		if (navigator.clipboard) navigator.clipboard.writeText(text).then(() => done(true), byHand); else byHand();
	};

	/* rows move inside their currency only */
	const keys = ['total', 'base', 'grant', 'bonus', 'quality'];
	const sortable = table => {
		const tools = $('[data-tools="' + table.id + '"]'), sel = $('[data-sort]', tools), fil = $('[data-filter]', tools), heads = $$('th[data-key]', table.tHead);
		let up = false;
		const value = (r, k) => {
			const i = keys.indexOf(k);
			return i < 0 ? $(k === 'company' ? '.w-name' : '.w-sec', r).textContent : +r.dataset.n.split(' ')[i];
		};
		const run = () => {
			const k = sel.value, text = keys.indexOf(k) < 0;
			let n = 0;
			for (const body of table.tBodies) {
				const rows = $$('tr:not(.gh)', body).map(r => [value(r, k), value(r, 'total'), r]).sort(([x, s], [y, t]) => text ? x.localeCompare(y) * (up ? -1 : 1) : (x < 0) - (y < 0) || (y - x || t - s) * (up ? -1 : 1)).map(r => r[2]);
				for (const r of rows) r.hidden = !!fil && !!fil.value && r.dataset.key !== fil.value;
				body.append(...rows);
				const seen = rows.filter(r => !r.hidden).length;
				body.hidden = !seen; n += seen;
			}
			for (const h of heads) if (h.dataset.key === k) h.setAttribute('aria-sort', text !== up ? 'ascending' : 'descending'); else h.removeAttribute('aria-sort');
			$('.count', tools).textContent = many(n, 'row');
		};
		for (const h of heads) {
			const t = h.textContent, b = el('button', { type: 'button', class: 'sort' }, t);
			h.replaceChildren(el('span', 0, t), b);
			b.onclick = () => { up = sel.value === h.dataset.key && !up; sel.value = h.dataset.key; run(); };
		}
		sel.onchange = () => { up = false; run(); };
		if (fil) fil.onchange = run;
	};
	const picks = bar => doc.addEventListener('change', e => {
		if (!e.target.closest('.pick')) return;
		const all = $$('.pick input');
		all.forEach(i => { if (i.value === e.target.value) i.checked = e.target.checked; });
		const ids = uniq(all.filter(i => i.checked).map(i => i.value));
		all.forEach(i => { i.disabled = ids.length > 3 && !i.checked; });
		bar.hidden = !ids.length;
		$('p', bar).textContent = many(ids.length, 'guide') + (ids.length > 3 ? ', the most' : ids.length < 2 ? ', choose another' : ' chosen');
		$('a', bar).href = R + 'compare.html#' + ids.join('+');
	});

	/* compare: the choice lives in the address, each guide in a file */
	const got = {};
	let box;
	const chosen = () => uniq(location.hash.slice(1).replace(/%2F/gi, '/').replace(/%2B/gi, '+').split('+').filter(s => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(s))).slice(0, 4);
	self.payGuide = g => { got[g.id] = g; draw(); };
	const td = (c, l, ...kids) => el('td', { role: 'cell', class: c, 'data-l': l }, ...kids), tr = (c, ...kids) => el('tr', { role: 'row', class: c }, ...kids), th = (scope, c, ...kids) => el('th', { role: (scope === 'col' ? 'column' : 'row') + 'header', scope, class: c, colspan: scope === 'rowgroup' ? 6 : 1 }, ...kids), empty = t => el('p', { class: 'empty' }, t);
	const draw = () => {
		const ids = chosen(), gs = ids.map(i => got[i]), top = {}, places = [], heads = el('div', { class: 'heads' }), out = [heads];
		$('#pairs').hidden = ids.length > 1;
		if (!ids.length) return box.replaceChildren(empty('Search above, or start with a pair below.'));
		ids.filter(i => !(i in got)).forEach(id => { got[id] = null; load('data/' + id + '.js').onerror = () => self.payGuide({ id, pay: [] }); });
		if (gs.some(g => !g)) return;
		const key = i => el('span', { class: 'key', 'aria-hidden': 'true' }, 'ABCD'[i]);
		gs.forEach((g, i) => {
			const name = g.role ? g.role + ' at ' + g.company : g.id, x = el('button', { type: 'button', class: 'btn x', 'aria-label': 'Remove ' + name }, '×');
			x.onclick = () => { location.hash = ids.filter(d => d !== g.id).join('+'); say('Removed'); $('#q2').focus(); };
			heads.append(el('div', { class: 'card' }, el('h2', 0, key(i), g.role ? el('a', { href: R + g.id + '.html' }, name) : name), g.role ? el('dl', 0, ...[['Quality', g.quality], ['Figures', g.quarter], ['Level', g.level || 'not named'], ['Equals', g.equals.join(', ') || 'not stated']].map(r => el('div', 0, el('dt', 0, r[0]), el('dd', 0, r[1])))) : el('p', { class: 'fine' }, 'No such guide.'), x));
			for (const p of g.pay) {
				top[p.cur] = Math.max(top[p.cur] || 0, p.hi * 1.03);
				let s = places.find(y => y.slug === p.slug && y.cur === p.cur);
				if (!s) places.push(s = { ...p, rows: [], who: new Set() });
				s.rows.push([g, p, i]); s.who.add(i);
			}
		});
		if (ids.length < 2) out.push(empty('Add a second guide.'));
		for (const [title, part] of [['Places in common', places.filter(s => s.who.size > 1)], [ids.length > 1 ? 'Only in one guide' : 'Pay by place', places.filter(s => s.who.size < 2)]]) {
			if (!part.length) { if (title === 'Places in common' && ids.length > 1) out.push(empty('No place in common.')); continue; }
			const table = el('table', { class: 'wide', role: 'table', 'aria-label': title }, el('thead', { role: 'rowgroup' }, tr('', ...['Guide', 'Total a year', 'Range', 'Base a year', 'Grant a year, of the whole', 'Bonus a year'].map((h, i) => th('col', i === 1 || i > 2 ? 'num' : '', h)))));
			for (const s of part) table.append(el('tbody', { role: 'rowgroup' }, tr('gh', th('rowgroup', '', s.name + ' ', el('abbr', 0, s.cur))), ...s.rows.map(([g, p, i]) => {
				const cell = (c, l, t, w) => td('num ' + c, l, t ? el('span', { class: 'n' }, t) : el('span', { class: 'none' }, 'not stated'), w ? el('small', 0, ' ' + w) : null);
				return tr('', th('row', 'w-name', key(i), g.company + (gs.some(o => o !== g && o.company === g.company) ? ', ' + g.role : ''), p.level ? el('small', 0, ' ' + p.level) : null),
					cell('w-total', '', p.total, p.conv), td('c-bar', '', el('svg', { class: 'rbar', 'aria-hidden': 'true' }, el('rect', { class: 'track', y: 5, width: '100%', height: 2 }), p.hi ? el('rect', { class: 's-range', x: p.lo / top[p.cur] * 100 + '%', width: (p.hi - p.lo) / top[p.cur] * 100 + '%', height: 12 }) : null)),
					cell('w-part', 'Base', p.base), cell('w-part', 'Grant a year', p.grant, p.whole && 'of ' + p.whole), cell('w-part', 'Bonus', p.bonus));
			})));
			out.push(el('section', 0, el('h2', 0, title), table));
		}
		out.push(el('section', 0, el('h2', 0, 'In short'), el('div', { class: 'heads' }, ...gs.filter(g => g.dna).map((g, i) => el('div', { class: 'card' }, el('h3', 0, key(i), g.company), ...g.dna.map(t => el('p', 0, t)))))));
		box.replaceChildren(...out);
	};

	doc.addEventListener('DOMContentLoaded', () => {
		$$('[data-search]').forEach(search);
		$$('[data-sortable]').forEach(sortable);
		$$('[data-pickbar]').forEach(picks);
		doc.addEventListener('click', e => { const b = e.target.closest('[data-copy]'); if (b) copy(b); });
		doc.addEventListener('keydown', e => {
			const i = $('[data-search] input');
			if (e.key !== '/' || !i || e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input,select,textarea')) return;
			e.preventDefault(); i.focus(); i.select();
		});
		const th = $('#theme');
		th.value = saved;
		th.onchange = () => {
			if (th.value) root.dataset.theme = th.value; else delete root.dataset.theme;
			try { localStorage.setItem(store, th.value); } catch { }
		};
		if ((box = $('#cmp'))) { addEventListener('hashchange', draw); draw(); }
	});
})();
