// Shows a video where it is named, once somebody presses the button: until then nothing is asked of where it lies.
// Without this script the link beside leads to its own page.
document.querySelectorAll('[data-video]').forEach((place) => {
  const { video, videoTitle, videoLabel } = place.dataset;
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'button quiet', textContent: videoLabel });
  button.addEventListener('click', () => {
    const frame = document.createElement('iframe');
    Object.assign(frame, {
      className: 'video',
      title: videoTitle,
      referrerPolicy: 'no-referrer',
      allowFullscreen: true,
    });
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups');
    frame.src = video;
    button.replaceWith(frame);
    frame.focus();
  });
  const line = document.createElement('p');
  line.append(button);
  place.append(line);
});
