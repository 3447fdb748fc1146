// Print: A4 pages, none blank, the main sections from the top of one, heads of tables on each page.
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const {execFileSync} = require('node:child_process');
const {open} = require('./browser.js');

function pagesOf(file) {
    const info = execFileSync('pdfinfo', [file], {encoding: 'utf8'});
    return {
        count: Number(info.match(/^Pages:\s+(\d+)$/m)[1]),
        size: info.match(/^Page size:\s+(.*)$/m)[1],
        texts: execFileSync('pdftotext', ['-layout', file, '-'], {encoding: 'utf8'})
            .split('\f').slice(0, -1).map(text => text.trim()),
    };
}

// Headings of sections: all, and those of sections that begin a page.
async function titlesOf(page) {
    await page.emulateMedia({media: 'print'});
    const titles = await page.evaluate(() => {
        const sections = [...document.querySelectorAll('main > section')];
        const words = section => section.querySelector('h2').textContent;
        return {
            all: sections.map(words),
            fromTop: sections.filter(section => getComputedStyle(section).breakBefore === 'page')
                .map(words),
        };
    });
    await page.emulateMedia({media: null});
    return titles;
}

// What fills pages: maps, and rows and findings.
function sizeOf(page) {
    return page.evaluate(() => ({
        maps: document.querySelectorAll('figure.map').length,
        rows: document.querySelectorAll('tbody tr').length,
        findings: document.querySelectorAll('article.finding').length,
    }));
}

// A page at least for each map and each section from the top; at most as many more as rows and
// findings fill when a page holds twelve rows or three findings.
function pagesMeant({all, fromTop}, {maps, rows, findings}) {
    const fewest = maps + fromTop.length;
    return {fewest, most: fewest + all.length + Math.ceil(rows / 12) + Math.ceil(findings / 3)};
}

function prints(report) {
    return {
        name: `${report}: printed on A4, no page blank, main sections from the top`,
        run: async (browser, folder) => {
            const {page, faults, close} = await open(browser, path.join(folder, `${report}.html`));
            const file = path.join(folder, `${report}.pdf`);
            try {
                await page.pdf({path: file, preferCSSPageSize: true, printBackground: true});
                const titles = await titlesOf(page);
                const printed = pagesOf(file);
                assert.match(printed.size, /A4/);
                assert.ok(printed.texts.every(text => text.length > 20), 'no page is blank');
                const tops = printed.texts.map(text => text.split('\n')[0].trim());
                assert.ok(titles.fromTop.length > 3);
                assert.deepEqual(titles.fromTop.filter(title => !tops.includes(title)), [],
                                 `at the top of a page; there are ${tops}`);
                const text = printed.texts.join('\n');
                assert.deepEqual(titles.all.filter(title => !text.includes(title)), []);
                const {fewest, most} = pagesMeant(titles, await sizeOf(page));
                assert.ok(printed.count >= fewest && printed.count <= most,
                          `${printed.count} pages, of ${fewest} to ${most}`);
                assert.deepEqual(faults, []);
            } finally {
                await close();
            }
        },
    };
}

// A table that goes on over pages has its head on each.
function repeatsHeads(report) {
    return {
        name: `${report}: heads of long tables on each of their pages`,
        run: async (browser, folder) => {
            const {page, close} = await open(browser, path.join(folder, `${report}.html`));
            const file = path.join(folder, `${report}-ties.pdf`);
            try {
                await page.evaluate(() => document.querySelectorAll(
                    'main > section:not(#ties)').forEach(section => section.remove()));
                await page.pdf({path: file, preferCSSPageSize: true});
            } finally {
                await close();
            }
            const withRows = pagesOf(file).texts.filter(text => /works with|funds/.test(text));
            assert.ok(withRows.length > 1);
            assert.ok(withRows.every(text => /From +To +Kind/.test(text)), withRows.join('\n'));
        },
    };
}

module.exports = reports => [...reports.map(prints), repeatsHeads('basingstoke')];
