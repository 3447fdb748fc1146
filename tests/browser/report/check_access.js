// Accessibility by axe-core's rules for WCAG 2.1 A and AA and its best practices, light and dark, on
// a wide and on a narrow screen.
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const {open} = require('./browser.js');

const AXE = require.resolve('axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

// "rule: element, element" for each rule broken.
async function violations(page) {
    const found = await page.evaluate(async tags => {
        const result = await axe.run(document, {runOnly: tags, resultTypes: ['violations']});
        return result.violations.map(({id, nodes}) => `${id} (${nodes.length}): ` +
            nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | '));
    }, TAGS);
    return found;
}

function accessible(report, width, colorScheme) {
    return {
        name: `${report}: by axe-core's rules at ${width} px, ${colorScheme}`,
        run: async (browser, folder) => {
            const {page, close} = await open(browser, path.join(folder, `${report}.html`),
                {viewport: {width, height: 900}, colorScheme}, [AXE]);
            try {
                assert.deepEqual(await violations(page), []);
            } finally {
                await close();
            }
        },
    };
}

module.exports = reports => reports.flatMap(
    report => [accessible(report, 1440, 'light'), accessible(report, 390, 'dark')]);
module.exports.violations = violations;
module.exports.AXE = AXE;
