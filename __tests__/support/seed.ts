import fc from 'fast-check';

// The suite that guards a change asks the same every time: its answer is about the change. FC_SEED=random looks further, another number replays.
const asked = process.env['FC_SEED'] || '20260101';
const seed = asked === 'random' ? (Math.random() * 0x7fffffff) | 0 : Number(asked);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
