/** An address that mail can be sent to, as far as its shape tells. */
const E_MAIL = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,63}$/i;
const LONGEST = 254;

export const isEMail = (text: string): boolean => text.length <= LONGEST && E_MAIL.test(text);
